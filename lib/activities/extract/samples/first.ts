import type { Sample } from './sample'

/** Made-up announcements in the style of the field; what they say was worked out by reading. */
export const firstSamples: readonly Sample[] = [
  {
    name: 'LẠNG SƠN: Tập huấn kỹ năng lồng ghép giới cho cán bộ cấp xã 15/08/2024',
    text: `LẠNG SƠN: Tập huấn kỹ năng lồng ghép giới cho cán bộ cấp xã

15/08/2024 14:30

Trong 2 ngày 14 và 15 tháng 8 năm 2024, tại Hội trường UBND huyện Hữu Lũng, Hội LHPN tỉnh Lạng Sơn phối hợp với Phòng Lao động - Thương binh và Xã hội huyện tổ chức 02 lớp tập huấn lồng ghép giới thuộc Dự án 8 cho 120 cán bộ, công chức cấp xã, trong đó có 75 nữ, 98 người dân tộc thiểu số.
Dự và chỉ đạo có đồng chí Nguyễn Thị A, Phó Chủ tịch Hội LHPN tỉnh.`,
    expect: {
      type: 'training',
      programme: 'D8',
      component: 'ND4',
      dateFrom: '2024-08-14',
      dateTo: '2024-08-15',
      orgUnit: 'P20-2008',
      venue: 'Hội trường UBND huyện Hữu Lũng',
      organiser: 'Hội LHPN tỉnh Lạng Sơn',
      coOrganisers: ['Phòng Lao động - Thương binh và Xã hội huyện'],
      total: 120,
      women: 75,
      ethnicMinority: 98,
      groups: ['cán bộ', 'công chức cấp xã'],
      sessions: 2,
    },
  },
  {
    name: 'Hội LHPN huyện Na Hang đối thoại chính sách tại xã Hồng Thái Sáng ngày',
    text: `Hội LHPN huyện Na Hang đối thoại chính sách tại xã Hồng Thái

Sáng ngày 12/6/2024, tại xã Hồng Thái, Hội LHPN huyện Na Hang tổ chức Hội nghị đối thoại chính sách năm 2024. Tham dự có hơn 80 đại biểu là cán bộ, hội viên phụ nữ và đại diện các thôn bản. Tại hội nghị đã có 15 ý kiến được nêu, 12 ý kiến được trả lời trực tiếp.`,
    expect: {
      type: 'policy-dialogue',
      dateFrom: '2024-06-12',
      dateTo: '2024-06-12',
      orgUnit: 'C02254-pre',
      organiser: 'Hội LHPN huyện Na Hang',
      total: 80,
      precision: 'more-than',
      groups: ['cán bộ', 'hội viên phụ nữ', 'đại diện các thôn bản'],
      figures: ['- = 15 ý kiến', '- = 12 ý kiến'],
    },
  },
  {
    name: 'Ngày 10/8/2025, Hội LHPN xã Thượng Lâm (tỉnh Tuyên Quang) ra mắt mô hì',
    text: `Ngày 10/8/2025, Hội LHPN xã Thượng Lâm (tỉnh Tuyên Quang) ra mắt mô hình Địa chỉ tin cậy cộng đồng tại thôn Nà Tông với 12 thành viên. Đây là địa chỉ tin cậy thứ 3 trên địa bàn xã.`,
    expect: {
      type: 'launch',
      dateFrom: '2025-08-10',
      dateTo: '2025-08-10',
      orgUnit: 'C02269-2025',
      venue: 'thôn Nà Tông',
      organiser: 'Hội LHPN xã Thượng Lâm',
      figures: ['- = 12 thành viên'],
    },
  },
  {
    name: 'Hội thi “Phụ nữ với pháp luật” tỉnh Cao Bằng Tối 18/10, tại Nhà văn hó',
    text: `Hội thi “Phụ nữ với pháp luật” tỉnh Cao Bằng

Tối 18/10, tại Nhà văn hóa trung tâm thành phố Cao Bằng, Hội Liên hiệp Phụ nữ tỉnh Cao Bằng tổ chức Hội thi “Phụ nữ với pháp luật” chào mừng kỷ niệm 93 năm Ngày thành lập Hội LHPN Việt Nam (20/10/1930 - 20/10/2023). Hội thi thu hút 10 đội thi với gần 200 thí sinh đến từ các huyện, thành phố.

Cập nhật: 19/10/2023`,
    expect: {
      type: 'contest',
      programme: 'HOI',
      dateFrom: '2023-10-18',
      dateTo: '2023-10-18',
      orgUnit: 'P04-2008',
      venue: 'Nhà văn hóa trung tâm thành phố Cao Bằng',
      organiser: 'Hội Liên hiệp Phụ nữ tỉnh Cao Bằng',
      total: 200,
      precision: 'nearly',
      notes: ['year-from-page'],
    },
  },
  {
    name: 'Chiến dịch truyền thông xóa bỏ định kiến giới Ngày 25/11/2022, Ban VST',
    text: `Chiến dịch truyền thông xóa bỏ định kiến giới

Ngày 25/11/2022, Ban VSTBPN huyện Bảo Lạc tổ chức lễ mít tinh, diễu hành hưởng ứng Tháng hành động vì bình đẳng giới và phòng, ngừa ứng phó với bạo lực trên cơ sở giới (15/11 - 15/12/2022) tại sân vận động huyện với sự tham gia của trên 500 lượt người, nữ chiếm 65%.`,
    expect: {
      type: 'campaign',
      programme: 'VST',
      dateFrom: '2022-11-25',
      dateTo: '2022-11-25',
      orgUnit: 'D043',
      venue: 'sân vận động huyện',
      organiser: 'Ban VSTBPN huyện Bảo Lạc',
      total: 500,
      precision: 'more-than',
      countedAs: 'attendances',
      notes: ['share-not-count'],
    },
  },
  {
    name: 'Vừa qua, Hội LHPN tỉnh Điện Biên tổ chức chuyến tham quan, học tập kin',
    text: `Vừa qua, Hội LHPN tỉnh Điện Biên tổ chức chuyến tham quan, học tập kinh nghiệm tại tỉnh Sơn La cho 35 cán bộ nữ dân tộc thiểu số. Đoàn đã thăm 3 mô hình tổ tiết kiệm và vay vốn thôn bản.`,
    expect: {
      type: 'study-visit',
      orgUnit: 'P11-2008',
      organiser: 'Hội LHPN tỉnh Điện Biên',
      total: 35,
      women: 35,
      ethnicMinority: 35,
      groups: ['cán bộ nữ dân tộc thiểu số'],
    },
  },
  {
    name: 'Từ ngày 5 đến ngày 7/11/2024, Đoàn giám sát của Hội LHPN tỉnh Lào Cai',
    text: `Từ ngày 5 đến ngày 7/11/2024, Đoàn giám sát của Hội LHPN tỉnh Lào Cai do đồng chí Chủ tịch làm trưởng đoàn đã giám sát việc thực hiện Dự án 8 tại huyện Bát Xát và thị xã Sa Pa.`,
    expect: {
      type: 'supervision',
      programme: 'D8',
      component: 'ND3',
      dateFrom: '2024-11-05',
      dateTo: '2024-11-07',
      orgUnit: 'P10-2008',
      organiser: 'Đoàn giám sát của Hội LHPN tỉnh Lào Cai',
    },
  },
  {
    name: 'BÁO CÁO tổng kết năm Ngày 28/12/2023, Ban Vì sự tiến bộ của phụ nữ tỉn',
    text: `BÁO CÁO tổng kết năm

Ngày 28/12/2023, Ban Vì sự tiến bộ của phụ nữ tỉnh Hà Giang tổ chức hội nghị tổng kết công tác bình đẳng giới năm 2023. Năm 2023, toàn tỉnh thành lập 1.250 tổ truyền thông cộng đồng, 85 địa chỉ tin cậy, 120 CLB “Thủ lĩnh của sự thay đổi” với 3.600 thành viên. Tỷ lệ nữ đại biểu HĐND cấp tỉnh nhiệm kỳ 2021-2026 đạt 33,33%. Phấn đấu đến năm 2025, tỷ lệ nữ tham gia cấp ủy các cấp đạt từ 25% trở lên. Đã giải ngân 12,5 tỷ đồng kinh phí Dự án 8, đạt 85% kế hoạch.`,
    expect: {
      type: 'review-meeting',
      programme: 'VST',
      dateFrom: '2023-12-28',
      dateTo: '2023-12-28',
      orgUnit: 'P02-2008',
      organiser: 'Ban Vì sự tiến bộ của phụ nữ tỉnh Hà Giang',
      figures: [
        'D8-1.1 = 1250 tổ',
        'D8-2.3 = 85 địa chỉ',
        'D8-3.3 = 120 CLB',
        'D8-3.3a = 3600 người',
        'REP-4 = 33.33 %',
        'REP-1 >= 25 % target',
        'D8-F.2 = 12.5 tỷ đồng',
        '- = 85 % kế hoạch',
      ],
    },
  },
  {
    name: 'Thông báo về việc tổ chức lớp tập huấn Hội LHPN huyện Ba Bể thông báo:',
    text: `Thông báo về việc tổ chức lớp tập huấn

Hội LHPN huyện Ba Bể thông báo: sẽ tổ chức lớp bồi dưỡng nghiệp vụ công tác Hội cho 60 chi hội trưởng.
Thời gian: 01 ngày, 07h30 ngày 20/5/2023.
Địa điểm: Hội trường Trung tâm chính trị huyện.`,
    expect: {
      type: 'training',
      programme: 'HOI',
      dateFrom: '2023-05-20',
      dateTo: '2023-05-20',
      orgUnit: 'D061',
      venue: 'Hội trường Trung tâm chính trị huyện',
      organiser: 'Hội LHPN huyện Ba Bể',
      total: 60,
      groups: ['chi hội trưởng'],
    },
  },
  {
    name: 'Sinh hoạt CLB nữ đại biểu HĐND tỉnh Hải Dương Chiều 16/3/2023, Câu lạc',
    text: `Sinh hoạt CLB nữ đại biểu HĐND tỉnh Hải Dương

Chiều 16/3/2023, Câu lạc bộ nữ đại biểu HĐND tỉnh Hải Dương tổ chức sinh hoạt CLB quý I/2023 với chủ đề “Kỹ năng chất vấn” trong khuôn khổ dự án do tổ chức APHEDA tài trợ. Dự buổi sinh hoạt có 20 nữ đại biểu.`,
    expect: {
      type: 'club-meeting',
      programme: 'APH',
      dateFrom: '2023-03-16',
      dateTo: '2023-03-16',
      orgUnit: 'P30-2008',
      organiser: 'Câu lạc bộ nữ đại biểu HĐND tỉnh Hải Dương',
      total: 20,
      women: 20,
      groups: ['nữ đại biểu'],
    },
  },
  {
    name: 'Xã Ba Bể (tỉnh Thái Nguyên) truyền thông phòng, chống tảo hôn Sáng 05/',
    text: `Xã Ba Bể (tỉnh Thái Nguyên) truyền thông phòng, chống tảo hôn

Sáng 05/9/2025, tại Trường PTDTBT THCS Khang Ninh, Hội LHPN xã Ba Bể tổ chức buổi truyền thông phòng, chống tảo hôn và hôn nhân cận huyết thống cho 350 học sinh.`,
    expect: {
      type: 'communication',
      dateFrom: '2025-09-05',
      dateTo: '2025-09-05',
      orgUnit: 'C01906-2025',
      venue: 'Trường PTDTBT THCS Khang Ninh',
      organiser: 'Hội LHPN xã Ba Bể',
      total: 350,
      groups: ['học sinh'],
    },
  },
  {
    name: 'Hội thảo tham vấn Ngày 12-13/6, Ủy ban quốc gia Vì sự tiến bộ của phụ',
    text: `Hội thảo tham vấn

Ngày 12-13/6, Ủy ban quốc gia Vì sự tiến bộ của phụ nữ Việt Nam phối hợp UN Women tổ chức Hội thảo đánh giá giữa kỳ Chiến lược quốc gia về bình đẳng giới giai đoạn 2021-2030 tại thành phố Đà Nẵng.`,
    expect: {
      type: 'workshop',
      programme: 'NQ28',
      organiser: 'Ủy ban quốc gia Vì sự tiến bộ của phụ nữ Việt Nam',
      coOrganisers: ['UN Women'],
      notes: ['year-not-stated', 'place-needs-date'],
    },
  },
  {
    name: 'Ngày 15/9/2025, Hội LHPN huyện Lâm Bình tổ chức lớp tập huấn cho 50 hộ',
    text: `Ngày 15/9/2025, Hội LHPN huyện Lâm Bình tổ chức lớp tập huấn cho 50 hội viên.`,
    expect: {
      type: 'training',
      dateFrom: '2025-09-15',
      dateTo: '2025-09-15',
      organiser: 'Hội LHPN huyện Lâm Bình',
      total: 50,
      groups: ['hội viên'],
      notes: ['place-not-in-force'],
    },
  },
  {
    name: 'Lễ phát động Tháng hành động vì bình đẳng giới Hưởng ứng Tháng hành độ',
    text: `Lễ phát động Tháng hành động vì bình đẳng giới

Hưởng ứng Tháng hành động vì bình đẳng giới, sáng 14/11/2024, UBND thành phố Tuyên Quang tổ chức Lễ phát động Tháng hành động năm 2024. Gần ba trăm cán bộ, hội viên, phụ nữ tham dự.`,
    expect: {
      type: 'launch',
      dateFrom: '2024-11-14',
      dateTo: '2024-11-14',
      orgUnit: 'D070',
      organiser: 'UBND thành phố Tuyên Quang',
      total: 300,
      precision: 'nearly',
      groups: ['cán bộ', 'hội viên', 'phụ nữ'],
    },
  },
  {
    name: 'Thực hiện Chỉ thị 21-CT/TW, Nghị quyết số 28 của tỉnh, ngày 08 tháng 3',
    text: `Thực hiện Chỉ thị 21-CT/TW, Nghị quyết số 28 của tỉnh, ngày 08 tháng 3 năm 2024, tại nhà văn hoá xã Tân Tiến, huyện Gia Lộc, Hội LHPN xã tổ chức năm lớp tập huấn cho hai trăm hội viên; mỗi lớp 40 người.`,
    expect: {
      type: 'training',
      programme: 'CT21',
      dateFrom: '2024-03-08',
      dateTo: '2024-03-08',
      venue: 'nhà văn hoá xã Tân Tiến',
      organiser: 'Hội LHPN xã',
      total: 200,
      groups: ['hội viên'],
      sessions: 5,
      notes: ['place-unknown', 'count-per-session'],
    },
  },
]
