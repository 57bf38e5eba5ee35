import type { Language } from '@/lib/format'

/** Words that the data files hold in Vietnamese alone: what figures are split by, how often, on what a target rests. */
const english: Record<string, string> = {
  // what figures are split by
  xã: 'commune',
  tỉnh: 'province',
  'trung ương': 'central level',
  giới: 'sex',
  'dân tộc': 'ethnicity',
  'dân tộc (Kinh/DTTS)': 'ethnicity (Kinh, ethnic minorities)',
  'nhóm dân tộc (Kinh/khác)': 'ethnic group (Kinh, others)',
  'nhóm tuổi': 'age group',
  'đối tượng tham dự': 'kind of participants',
  cấp: 'level',
  'cấp (xã/cụm thôn)': 'level (commune, village cluster)',
  'cấp hành chính': 'administrative level',
  'HĐND/UBND': 'People’s Council or People’s Committee',
  'HĐND/UBND theo cấp': 'People’s Council or People’s Committee by level',
  loại: 'kind',
  'loại hình': 'kind',
  'loại hình (trường học/cộng đồng)': 'kind (school, community)',
  'loại hoạt động': 'kind of activity',
  nguồn: 'source of funds',
  'nguồn (TW/địa phương/khác)': 'source of funds (central, local, other)',
  vùng: 'region',
  'thành thị/nông thôn': 'urban or rural',
  'cấp học': 'level of schooling',
  'trình độ': 'qualification',
  'trình độ học vấn': 'education',
  'nơi cư trú': 'place of residence',
  ngành: 'sector',
  // how often
  quý: 'quarter',
  '6 tháng': 'half-year',
  năm: 'year',
  '5 năm': '5 years',
  '5 năm (NSO)': '5 years (National Statistics Office)',
  '5-10 năm (điều tra)': '5–10 years (survey)',
  'điều tra 2024 và 2029': 'surveys of 2024 and 2029',
  'đầu nhiệm kỳ': 'start of a term',
  'nhiệm kỳ': 'term',
  'mỗi kỳ bầu cử': 'each election',
  // what a target rests on
  'đến năm': 'by the year',
  'luỹ kế giai đoạn': 'cumulative over the phase',
  'cả nước': 'whole country',
  'mỗi năm của nhiệm kỳ': 'each year of the term',
  'cấp uỷ các cấp': 'Party committees at all levels',
  'cấp uỷ các cấp trong tỉnh': 'Party committees at all levels in the province',
  'các cấp': 'all levels',
  'mọi ban thường vụ có ít nhất 01 nữ': 'every standing committee has at least one woman',
  'cơ cấu đại biểu Quốc hội khoá XVI': 'make-up of the 16th National Assembly',
  'tỷ lệ trong danh sách ứng cử': 'share on the list of candidates',
  // units of published figures
  '%': '%',
  tổ: 'teams',
  'tổ/nhóm/HTX': 'teams, groups and cooperatives',
  'THT/HTX': 'cooperative groups and cooperatives',
  'địa chỉ': 'addresses',
  CLB: 'clubs',
  'mô hình': 'models',
  người: 'persons',
  'lượt người': 'attendances',
  'chỉ tiêu': 'targets',
  cuộc: 'events',
  lớp: 'courses',
  'triệu đồng': 'million dong',
  'doanh nghiệp': 'enterprises',
  lần: 'times',
}

/** The same in the reader's language, part by part; a part nobody translated stays as it was printed. */
export function toShortWords(text: string, language: Language): string {
  if (language === 'vi') return text
  return text
    .split(/([;,]\s*)/)
    .map((part) => (Object.hasOwn(english, part.trim()) ? english[part.trim()] : part))
    .join('')
}

/** True when every part of it is known: the rest is marked as Vietnamese. */
export function isTranslated(text: string): boolean {
  return text.split(/[;,]/).every((part) => part.trim() === '' || Object.hasOwn(english, part.trim()))
}
