/** A way of naming an indicator's figure: what stands behind the number, what before it, what must not be near. */
export type FigureRule = {
  indicators: readonly string[]
  percent?: boolean
  behind?: RegExp
  before?: RegExp
  /** In the whole sentence. */
  near?: RegExp
  not?: RegExp
  kind?: 'threshold'
  /** Only where the text is about this programme. */
  programme?: string
}

const percent = (
  indicators: readonly string[],
  before: RegExp,
  more: Partial<FigureRule> = {},
): FigureRule => ({
  indicators,
  percent: true,
  before,
  ...more,
})
const count = (
  indicators: readonly string[],
  behind: RegExp,
  more: Partial<FigureRule> = {},
): FigureRule => ({
  indicators,
  behind,
  ...more,
})

/** Shares: the subject stands before the number; of several the nearest is meant, of equally near the first here. */
const shares: readonly FigureRule[] = [
  {
    indicators: ['REP-9'],
    percent: true,
    behind: /^ (?:cán bộ, công chức, viên chức )?(?:lao động |cán bộ |công chức )?(?:là )?nữ/,
    near: /(?:đơn vị|cơ quan|tổ chức)/,
    before: /(?:đơn vị|cơ quan|tổ chức)[^.;]{0,40}có(?: tỷ lệ)?(?: từ| trên)? ?$/,
    kind: 'threshold',
  },
  percent(['REP-9'], /30 ?% (?:lao động |cán bộ[^.;]{0,30} )?nữ[^.;]{0,60}(?:lãnh đạo|chủ chốt)/),
  percent(['REP-2'], /ban thường vụ[^.;]{0,40}(?:có|là) (?:cán bộ )?nữ|nữ[^.;]{0,30}ban thường vụ/, {
    not: /tỷ lệ nữ (?:tham gia )?ban thường vụ/,
  }),
  percent(
    ['REP-3', 'REP-4'],
    /(?:nữ(?: là)? đại biểu|đại biểu nữ|nữ tham gia) (?:đại biểu )?quốc hội(?:,| và| và đại biểu) (?:đại biểu )?(?:hđnd|hội đồng nhân dân)/,
  ),
  percent(
    ['REP-3'],
    /(?:nữ(?: là)? đại biểu|đại biểu nữ|nữ tham gia)(?: đoàn)? (?:đại biểu )?quốc hội|đại biểu quốc hội (?:là )?nữ/,
  ),
  percent(
    ['REP-4'],
    /(?:nữ(?: là)? đại biểu|đại biểu nữ|nữ tham gia)(?: đại biểu)? (?:hđnd|hội đồng nhân dân)|đại biểu (?:hđnd|hội đồng nhân dân)[^.;]{0,30}(?:là )?nữ/,
  ),
  percent(['REP-5'], /nữ (?:ứng cử|người ứng cử)|ứng cử viên (?:là )?nữ/),
  percent(['REP-6'], /nữ[^.;]{0,30}trúng cử|trúng cử[^.;]{0,30}nữ/),
  percent(['NQ28-1.1'], /lãnh đạo chủ chốt là nữ|nữ lãnh đạo chủ chốt|lãnh đạo chủ chốt nữ/),
  percent(
    ['REP-1'],
    /nữ (?:tham gia |trong )?(?:ban )?cấp ủy|cấp ủy viên (?:là )?nữ|cấp ủy[^.;,]{0,20} (?:là )?nữ|nữ (?:tham gia )?(?:ban chấp hành đảng|bch đảng)/,
  ),
  percent(['NQ28-2.1'], /lao động nữ làm công hưởng lương|nữ làm công hưởng lương/),
  percent(['NQ28-2.2'], /lao động nữ (?:làm việc )?(?:trong|ở)(?: khu vực)? nông nghiệp/),
  percent(['NQ28-2.3'], /nữ (?:là )?(?:giám đốc|chủ)[^.;]{0,20}(?:doanh nghiệp|hợp tác xã)/),
  percent(['BL-1'], /bạo lực[^.;]{0,40}tìm kiếm[^.;]{0,20}trợ giúp/),
  percent(['HOI-6'], /(?:bạo lực|mua bán)[^.;]{0,60}(?:hội|các cấp hội)[^.;]{0,30}(?:hỗ trợ|giúp)/),
  percent(['NQ28-3.2a'], /bạo lực[^.;]{0,80}(?:tiếp cận|hỗ trợ)[^.;]{0,40}dịch vụ/),
  percent(['NQ28-3.2b'], /gây bạo lực[^.;]{0,70}(?:tư vấn|tham vấn)/),
  percent(['NQ28-3.3'], /mua bán trở về[^.;]{0,60}/),
  percent(['NQ28-5.4a'], /nữ[^.;]{0,8}thạc s[ĩỹ]|thạc s[ĩỹ][^.;]{0,12}nữ/),
  percent(['NQ28-5.4b'], /nữ[^.;]{0,8}tiến s[ĩỹ]|tiến s[ĩỹ][^.;]{0,12}nữ/),
  percent(['NQ28-5.2a'], /(?:dân tộc thiểu số|dtts)[^.;]{0,30}hoàn thành[^.;]{0,20}tiểu học/),
  percent(['NQ28-6.1'], /dân số[^.;]{0,30}tiếp cận[^.;]{0,20}kiến thức[^.;]{0,30}bình đẳng giới/),
  percent(['NQ28-6.2'], /cơ quan[^.;]{0,60}cam kết thực hiện bình đẳng giới/),
  percent(['NQ28-6.4'], /(?:đài|phát thanh)[^.;]{0,60}chuyên mục[^.;]{0,20}bình đẳng giới/),
  percent(['NQ28-6.3'], /xã[^.;]{0,40}(?:tin, bài|04 tin)[^.;]{0,60}/),
  percent(['D8-F.3'], /giải ngân(?: được)?[^.;\d]{0,30}(?:đạt|tỷ lệ|là|:)?/, { programme: 'D8' }),
  percent(['D8-1.1b'], /(?:thôn|bản)[^.;]{0,40}đặc biệt khó khăn[^.;]{0,30}có tổ/),
  percent(['D8-3.1b'], /(?:ý kiến|kiến nghị)[^.;]{0,40}(?:giải quyết|trả lời)/),
  percent(
    ['DA-939d'],
    /hội viên[^.;]{0,60}(?:tuyên truyền|nâng cao nhận thức)[^.;]{0,40}(?:việc làm|khởi nghiệp)/,
  ),
  percent(['TT-2'], /hương ước[^.;]{0,80}/, { near: /giới/ }),
  percent(['SDG-5.3.1'], /(?:tỷ|tỉ) lệ[^.;]{0,30}tảo hôn/),
]

const club = '(?:câu lạc bộ|clb)'

/** Members are of the body named last before them: "20 tổ …, 15 CLB … với 300 thành viên". */
function membersOf(body: string): RegExp {
  return new RegExp(
    `${body}(?:(?!câu lạc bộ|clb|tổ (?:truyền|tiết)|địa chỉ|mô hình|tập huấn)[^.;]){0,70}(?:với|gồm|có|thu hút|là|tổng số|,|\\()(?: tổng số| tổng cộng| sự tham gia của)? ?$`,
  )
}

/** Counts: the noun stands behind the number. */
const counts: readonly FigureRule[] = [
  count(['D8-1.1'], /^ (?:mô hình )?tổ (?:truyền thông|ttcđ)/),
  count(['D8-1.1a'], /^ thành viên/, { before: membersOf('tổ (?:truyền thông|ttcđ)') }),
  count(['D8-2.1'], /^ (?:mô hình )?(?:tổ|nhóm) (?:tiết kiệm|tk&td|vsla)/),
  count(['D8-2.1a'], /^ thành viên/, { before: membersOf('(?:tổ|nhóm) (?:tiết kiệm|tk&td|vsla)') }),
  count(['D8-2.3'], /^ (?:mô hình )?(?:"?địa chỉ tin cậy|điểm tin cậy)/),
  count(['D8-2.3a'], /^ lượt (?:phụ nữ|người|trẻ em|nạn nhân)/, { near: /địa chỉ tin cậy/ }),
  count(['D8-2.4'], /^ mô hình (?:hỗ trợ )?(?:nạn nhân|phụ nữ)[^.;]{0,20}mua bán/),
  count(['D8-3.3'], new RegExp(`^ (?:mô hình )?${club} "?thủ lĩnh`)),
  count(['D8-3.3a'], /^ (?:thành viên|trẻ em|em|học sinh)/, {
    before: membersOf('thủ lĩnh (?:của )?sự thay đổi'),
  }),
  count(['D8-3.1'], /^ (?:cuộc|hội nghị|buổi) đối thoại/),
  count(['D8-3.1a'], /^ lượt (?:người|hội viên|phụ nữ|đại biểu)/, { near: /đối thoại/ }),
  count(['D8-3.1c'], /^ (?:lớp|hội nghị|cuộc) tập huấn[^.;,]{0,40}đối thoại/),
  count(['D8-2.2a'], /^ lớp tập huấn[^.;,]{0,40}công nghệ/, { programme: 'D8' }),
  count(['D8-4.2'], /^ (?:lớp|hội nghị|cuộc) (?:tập huấn|bồi dưỡng)[^.;,]{0,40}lồng ghép giới/),
  count(['D8-3.4'], /^ (?:cuộc|đợt) (?:kiểm tra, )?giám sát/, { programme: 'D8' }),
  count(['VST-2'], /^ (?:cuộc|đợt|đoàn) kiểm tra liên ngành/),
  count(['D8-1.2'], /^ (?:cuộc|buổi|hội nghị|đợt|chiến dịch) (?:truyền thông|tuyên truyền)/, {
    programme: 'D8',
  }),
  count(['D8-1.2a'], /^ lượt (?:người|hội viên|phụ nữ|cán bộ)/, {
    near: /truyền thông|tuyên truyền/,
    not: /đối thoại|địa chỉ/,
    programme: 'D8',
  }),
  count(['D8-1.3'], /^ (?:hội thi|cuộc thi|liên hoan|phiên tòa giả định)/, { programme: 'D8' }),
  count(['D8-1.4'], /^ (?:bà mẹ|phụ nữ|phụ nữ dân tộc thiểu số|phụ nữ dtts|sản phụ)/, {
    near: /sinh con an toàn|gói (?:hỗ trợ|chính sách)/,
  }),
  count(['D8-2.2'], /^ (?:tổ|nhóm|tổ hợp tác|hợp tác xã|htx|tổ nhóm|tổ\/nhóm)(?: sinh kế)?/, {
    near: /ứng dụng[^.;]{0,20}(?:khoa học|công nghệ)/,
    programme: 'D8',
  }),
  count(['D8-3.2'], /^ (?:nữ cán bộ|cán bộ nữ)(?: là)?(?: người)? (?:dân tộc thiểu số|dtts)/),
  count(['D8-4.1'], /^ (?:giảng viên nguồn|giảng viên tot)/),
  count(['D8-4.2b'], /^ (?:già làng|người có uy tín)/, { near: /tập huấn|bồi dưỡng/ }),
  count(['APH-1'], new RegExp(`^ (?:mô hình )?${club} nữ đại biểu`)),
  count(['APH-2'], /^ (?:nữ )?(?:thành viên|hội viên|đại biểu)/, {
    before: membersOf(`${club} nữ (?:đại biểu|đbhđnd)`),
  }),
  count(['APH-5'], /^ tỉnh/, {
    near: /dự án/,
    before: /.*/,
    programme: 'APH',
    not: /triển khai dự án tại các huyện/,
  }),
  count(['APH-4'], /^ huyện/, {
    near: /dự án[^.;]{0,40}(?:triển khai|thực hiện)|(?:triển khai|thực hiện)[^.;]{0,30}dự án/,
    programme: 'APH',
  }),
  count(['CT21-1'], /^ năm/, {
    before: /(?:sơ kết|tổng kết|đánh giá|qua|sau) ?$/,
    near: /chỉ thị (?:số )?21/,
  }),
  count(
    ['DA-939b'],
    /^ (?:hợp tác xã|htx|tổ hợp tác|tht)(?:\/tht|,? tổ hợp tác|\/tổ hợp tác)?[^.;]{0,20}(?:do )?phụ nữ/,
  ),
  count(['DA-939c'], /^ doanh nghiệp/, { near: /(?:phụ nữ|nữ)[^.;]{0,60}(?:tư vấn|thành lập)/ }),
  count(['DA-939'], /^ (?:phụ nữ|chị|hội viên)[^.;]{0,30}(?:khởi nghiệp|khởi sự|kinh doanh)/),
  count(['DA-939'], /^ (?:phụ nữ|chị|hội viên|chị em)/, {
    before: /(?:hỗ trợ|giúp)(?: được)?(?: cho)? ?$/,
    near: /khởi nghiệp|khởi sự/,
  }),
  count(['HOI-4'], /^ hộ[^.;]{0,50}thoát (?:cận )?nghèo/),
  count(['HOI-4'], /^ hộ/, { near: /giúp[^.;]{0,60}thoát nghèo/, not: /cận nghèo đa chiều/ }),
  count(['HOI-5'], /^ (?:nữ chủ doanh nghiệp|nữ quản lý|nữ giám đốc)/),
  count(['HOI-2'], /^ mô hình điểm/),
  count(['REP-2'], /^ (?:đồng chí |cán bộ |người |ủy viên |thành viên )?(?:là )?nữ/, {
    near: /ban thường vụ|btv/,
  }),
  count(['NQ28-4.1'], /^ (?:bé )?trai ?\/ ?100/),
  count(['APH-3'], /^ (?:hoạt động|cuộc|kỳ sinh hoạt)/, { programme: 'APH' }),
]

/** Money: by what the sentence does with it. */
const money: readonly FigureRule[] = [
  {
    indicators: ['D8-F.2'],
    before: /(?:đã )?giải ngân(?: được)?(?: là| đạt|:)?(?: số tiền(?: là)?)? ?$/,
    programme: 'D8',
  },
  {
    indicators: ['D8-F.1'],
    before:
      /(?:kinh phí|vốn)[^.;\d]{0,40}(?:được (?:giao|phân bổ|cấp|bố trí)|giao)[^.;\d]{0,40}$|(?:được (?:giao|phân bổ|cấp)|phân bổ)[^.;\d]{0,30}(?:kinh phí|vốn)?[^.;\d]{0,20}$/,
    programme: 'D8',
  },
  {
    indicators: ['D8-2.1b'],
    before: /tiết kiệm[^.;\d]{0,40}$/,
    near: /(?:tổ|nhóm) tiết kiệm|số tiền tiết kiệm/,
  },
]

export const figureRules = { shares, counts, money }

/** Nouns of figures without an indicator that are still worth a person's look. */
export const countedNouns =
  /^ (?<noun>lượt người|lượt hội viên|lượt phụ nữ|lượt cán bộ|lượt|hội viên|phụ nữ|cán bộ|người|hộ|câu lạc bộ|clb|mô hình|tổ|lớp|cuộc|buổi|địa chỉ|chi hội|hợp tác xã|htx|ngôi nhà|mái ấm|suất quà|phần quà|suất học bổng|công trình|kiến nghị|ý kiến|trẻ em|học sinh|doanh nghiệp|đại biểu|thành viên|bể nước|chị)(?![\p{L}])/u
