import { type CleanText, findAll, type Sentence, type Span } from './text'

/** Buildings and grounds; a place that is only a unit's name is no venue. */
const building =
  'nhà văn hóa|hội trường|trung tâm|khách sạn|trường|trụ sở|nhà (?:sinh hoạt|cộng đồng|khách|thiếu nhi|thi đấu|rông|gươl|hát|đa năng|họp)|phòng họp|phòng hội|sân (?:vận động|khấu|trường|nhà|bóng|ubnd|ủy ban|đình)|quảng trường|công viên|ubnd|ủy ban nhân dân|thư viện|bảo tàng|chợ|đình|chùa|điểm (?:trường|cầu|sinh hoạt|chợ)|đồn biên phòng|công ty|huyện ủy|tỉnh ủy|nhà máy|khu (?:du lịch|công nghiệp|di tích|lễ hội|vui chơi)|cung|rạp|đài|bệnh viện|trạm y tế|hợp tác xã|htx|văn phòng|học viện|nhà hàng|phố đi bộ|thôn|bản|ấp|buôn|làng|xóm|khu phố|tổ dân phố|khu dân cư'
const pattern = new RegExp(
  `(?<![\\p{L}])(?:tại|ở|địa điểm:?(?: tại)?) (?<venue>(?:${building})(?![\\p{L}])(?:(?<= (?:tp|tx|tt|h|p|q))\\.|[^,.;:()\\n]){0,110}?)(?=,|(?<! (?:tp|tx|tt|h|p|q))\\.(?: |$)|;|:|\\(|\\)|$| (?:hội (?:lhpn|liên hiệp)|ban vì|ban vstb|ban dân tộc|sở |đã (?:diễn|tổ)|vừa|diễn ra|tổ chức|với |nhằm |cho \\d|vào |ngày \\d|do |nhân |trong |để |có \\d|thu hút|đoàn |ubnd (?:tỉnh|huyện|xã) (?:tổ|đã|phối)|phối hợp))`,
  'gu',
)
/** "đại diện tại", "công tác tại": where someone works, not where it was held. */
const otherBefore =
  /(?:công tác|làm việc|học tập|sinh sống|cư trú|điều trị|mô hình|học sinh|khảo sát|triển khai|tham quan|đại diện) $/

/** Where it was held, as the text says it: in the event's own sentence, else in one that says so. */
export function findVenue(
  { folded }: CleanText,
  event: Sentence,
  around: readonly Sentence[],
): Span | undefined {
  for (const sentence of [event, ...around]) {
    if (sentence !== event && !/(?:diễn ra|được tổ chức|địa điểm)/.test(sentence.folded)) continue
    for (const { start, end, groups } of findAll(folded, pattern, sentence)) {
      if (otherBefore.test(folded.slice(Math.max(sentence.start, start - 14), start))) continue
      const venue = groups.venue ?? ''
      const from = end - venue.length
      // "tại trung tâm huyện", "tại UBND" said of nothing is still a place; "tại hội nghị" is not in the list.
      return { start: from, end: from + venue.trimEnd().length }
    }
  }
  return undefined
}
