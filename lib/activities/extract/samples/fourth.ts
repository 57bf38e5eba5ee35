import type { Sample } from './sample'

/** Made-up announcements in the style of the field; what they say was worked out by reading. */
export const fourthSamples: readonly Sample[] = [
  {
    name: 'Huyện Quan Hóa nâng cao kiến thức về bình đẳng giới cho người có uy tí',
    text: `Huyện Quan Hóa nâng cao kiến thức về bình đẳng giới cho người có uy tín
Cập nhật lúc: 16:40, 24/10/2023
Trong 2 ngày 23 và 24/10, tại Hội trường Huyện ủy Quan Hóa, Hội LHPN huyện Quan Hóa (Thanh Hóa) phối hợp với Trung tâm Chính trị huyện tổ chức lớp tập huấn kiến thức về giới, kỹ năng lồng ghép giới cho 115 học viên là bí thư chi bộ, trưởng bản, người có uy tín trong đồng bào dân tộc thiểu số. Lớp tập huấn nằm trong khuôn khổ Dự án 8.
Phát biểu khai mạc, đồng chí Chủ tịch Hội LHPN huyện đề nghị các học viên nghiêm túc tiếp thu 5 chuyên đề.`,
    expect: {
      type: 'training',
      programme: 'D8',
      component: 'ND4',
      dateFrom: '2023-10-23',
      dateTo: '2023-10-24',
      orgUnit: 'D385',
      venue: 'Hội trường Huyện ủy Quan Hóa',
      organiser: 'Hội LHPN huyện Quan Hóa',
      coOrganisers: ['Trung tâm Chính trị huyện'],
      total: 115,
      groups: ['bí thư chi bộ', 'trưởng bản', 'người có uy tín trong đồng bào dân tộc thiểu số'],
      notes: ['year-from-page'],
    },
  },
  {
    name: 'AN GIANG: Họp mặt, đối thoại với nữ công nhân lao động Nhân kỷ niệm 94',
    text: `AN GIANG: Họp mặt, đối thoại với nữ công nhân lao động
Nhân kỷ niệm 94 năm Ngày thành lập Hội LHPN Việt Nam (20/10/1930 - 20/10/2024), chiều 18/10/2024, Liên đoàn Lao động tỉnh An Giang tổ chức Hội nghị đối thoại với 120 nữ công nhân lao động. Có 17 ý kiến gửi đến hội nghị.`,
    expect: {
      type: 'policy-dialogue',
      dateFrom: '2024-10-18',
      dateTo: '2024-10-18',
      orgUnit: 'P89-2008',
      organiser: 'Liên đoàn Lao động tỉnh An Giang',
      total: 120,
      women: 120,
      groups: ['nữ công nhân lao động'],
      figures: ['- = 17 ý kiến'],
    },
  },
  {
    name: 'Phường Lào Cai: Phát động Tháng hành động vì bình đẳng giới năm 2025 S',
    text: `Phường Lào Cai: Phát động Tháng hành động vì bình đẳng giới năm 2025
Sáng 15/11/2025, tại Quảng trường Kim Tân, UBND phường Lào Cai (tỉnh Lào Cai) tổ chức Lễ phát động Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ sở giới năm 2025. Tham dự buổi lễ có khoảng 250 cán bộ, hội viên, đoàn viên và học sinh.`,
    expect: {
      type: 'launch',
      dateFrom: '2025-11-15',
      dateTo: '2025-11-15',
      orgUnit: 'C02647-2025',
      venue: 'Quảng trường Kim Tân',
      organiser: 'UBND phường Lào Cai',
      total: 250,
      precision: 'around',
      groups: ['cán bộ', 'hội viên', 'đoàn viên', 'học sinh'],
    },
  },
  {
    name: 'Ban VSTBPN tỉnh Gia Lai: Sơ kết công tác 6 tháng đầu năm Ngày 11-7-202',
    text: `Ban VSTBPN tỉnh Gia Lai: Sơ kết công tác 6 tháng đầu năm
Ngày 11-7-2024, Ban Vì sự tiến bộ của phụ nữ tỉnh Gia Lai tổ chức họp sơ kết công tác bình đẳng giới và vì sự tiến bộ của phụ nữ 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm 2024. 
Toàn tỉnh hiện có 27,8% nữ đại biểu HĐND các cấp; tỷ lệ nữ tham gia cấp ủy cấp tỉnh đạt 17,3%. Mục tiêu đến năm 2025: trên 60% cơ quan quản lý nhà nước, chính quyền địa phương các cấp có lãnh đạo chủ chốt là nữ; tỷ lệ lao động nữ làm công hưởng lương đạt khoảng 50%.`,
    expect: {
      type: 'review-meeting',
      programme: 'VST',
      dateFrom: '2024-07-11',
      dateTo: '2024-07-11',
      orgUnit: 'P64-2008',
      organiser: 'Ban Vì sự tiến bộ của phụ nữ tỉnh Gia Lai',
      figures: ['REP-4 = 27.8 %', 'REP-1 = 17.3 %', 'NQ28-1.1 > 60 % target', 'NQ28-2.1 ~ 50 % target'],
    },
  },
  {
    name: 'Hội LHPN xã Trà Tập (Nam Trà My) ra mắt CLB “Thủ lĩnh của sự thay đổi”',
    text: `Hội LHPN xã Trà Tập (Nam Trà My) ra mắt CLB “Thủ lĩnh của sự thay đổi”
Vừa qua, được sự hỗ trợ của Hội LHPN huyện Nam Trà My, tỉnh Quảng Nam, ngày 28 tháng 9 năm 2023, Hội LHPN xã Trà Tập đã tổ chức lễ ra mắt CLB “Thủ lĩnh của sự thay đổi” tại Trường PTDTBT THCS Trà Tập. CLB gồm 30 thành viên. Kinh phí hoạt động từ nguồn Dự án 8 là 15 triệu đồng.`,
    expect: {
      type: 'launch',
      programme: 'D8',
      component: 'ND3',
      dateFrom: '2023-09-28',
      dateTo: '2023-09-28',
      orgUnit: 'C20941-pre',
      venue: 'Trường PTDTBT THCS Trà Tập',
      organiser: 'Hội LHPN xã Trà Tập',
      figures: ['D8-3.3a = 30 người', '- = 15 triệu đồng'],
    },
  },
  {
    name: 'Liên hoan “Phụ nữ với gia đình hạnh phúc” tỉnh Nghệ An năm 2022 Tối ng',
    text: `Liên hoan “Phụ nữ với gia đình hạnh phúc” tỉnh Nghệ An năm 2022
Tối ngày 28/6/2022, tại Nhà thi đấu thể thao huyện Con Cuông, Hội LHPN tỉnh Nghệ An tổ chức Liên hoan “Phụ nữ với gia đình hạnh phúc”, thu hút hơn 1.000 lượt người tham gia và cổ vũ, 11 đội dự thi.`,
    expect: {
      type: 'contest',
      dateFrom: '2022-06-28',
      dateTo: '2022-06-28',
      orgUnit: 'P40-2008',
      venue: 'Nhà thi đấu thể thao huyện Con Cuông',
      organiser: 'Hội LHPN tỉnh Nghệ An',
      total: 1000,
      precision: 'more-than',
      countedAs: 'attendances',
    },
  },
  {
    name: 'Đoàn cán bộ Hội LHPN tỉnh Sóc Trăng học tập kinh nghiệm tại tỉnh Đồng',
    text: `Đoàn cán bộ Hội LHPN tỉnh Sóc Trăng học tập kinh nghiệm tại tỉnh Đồng Tháp
Từ ngày 06 đến ngày 08 tháng 8 năm 2024, đoàn cán bộ gồm 32 đồng chí do bà Chủ tịch Hội LHPN tỉnh Sóc Trăng làm trưởng đoàn đã đến tham quan, trao đổi, học tập kinh nghiệm về mô hình tổ hợp tác do phụ nữ làm chủ tại tỉnh Đồng Tháp.`,
    expect: {
      type: 'study-visit',
      dateFrom: '2024-08-06',
      dateTo: '2024-08-08',
      orgUnit: 'P94-2008',
      total: 32,
    },
  },
  {
    name: 'Hội nghị giao ban quý II/2023 Hội LHPN thành phố Kon Tum vừa tổ chức H',
    text: `Hội nghị giao ban quý II/2023
Hội LHPN thành phố Kon Tum vừa tổ chức Hội nghị giao ban công tác Hội quý II/2023 tại Hội trường UBND phường Quyết Thắng. Tham dự có 35 đại biểu là Chủ tịch, Phó Chủ tịch Hội LHPN các xã, phường.
(03/07/2023)`,
    expect: {
      type: 'review-meeting',
      programme: 'HOI',
      orgUnit: 'D608',
      venue: 'Hội trường UBND phường Quyết Thắng',
      organiser: 'Hội LHPN thành phố Kon Tum',
      total: 35,
      groups: ['Chủ tịch, Phó Chủ tịch Hội LHPN'],
    },
  },
  {
    name: 'Tổ truyền thông cộng đồng thôn Pác Lùng, xã Yên Thịnh sinh hoạt Tối 14',
    text: `Tổ truyền thông cộng đồng thôn Pác Lùng, xã Yên Thịnh sinh hoạt
Tối 14/5/2024, tại nhà văn hóa thôn Pác Lùng, Tổ truyền thông cộng đồng thôn Pác Lùng, xã Yên Thịnh, huyện Chợ Đồn, tỉnh Bắc Kạn tổ chức buổi sinh hoạt chuyên đề “Phòng chống tảo hôn” theo Dự án 8. Buổi sinh hoạt có 56 người tham dự, trong đó 38 nữ, 56 người dân tộc thiểu số.`,
    expect: {
      type: 'club-meeting',
      programme: 'D8',
      component: 'ND1',
      dateFrom: '2024-05-14',
      dateTo: '2024-05-14',
      orgUnit: 'C02044-pre',
      venue: 'nhà văn hóa thôn Pác Lùng',
      organiser: 'Tổ truyền thông cộng đồng thôn Pác Lùng',
      total: 56,
      women: 38,
      ethnicMinority: 56,
    },
  },
  {
    name: 'Kiểm tra kết quả thực hiện Dự án 8 tại huyện Mù Cang Chải Thực hiện Kế',
    text: `Kiểm tra kết quả thực hiện Dự án 8 tại huyện Mù Cang Chải
Thực hiện Kế hoạch số 125/KH-BTV ngày 05/01/2024 của Ban Thường vụ Hội LHPN tỉnh Yên Bái, ngày 20/6/2024, Đoàn kiểm tra của Hội LHPN tỉnh Yên Bái tiến hành kiểm tra, giám sát kết quả thực hiện Dự án 8 tại xã Chế Cu Nha, huyện Mù Cang Chải. Đến nay, huyện đã thành lập 98/98 tổ truyền thông cộng đồng, 6 địa chỉ tin cậy, giải ngân 2,15 tỷ đồng, đạt 71% kế hoạch.`,
    expect: {
      type: 'supervision',
      programme: 'D8',
      component: 'ND3',
      dateFrom: '2024-06-20',
      dateTo: '2024-06-20',
      orgUnit: 'C04471-pre',
      organiser: 'Đoàn kiểm tra của Hội LHPN tỉnh Yên Bái',
      figures: ['D8-1.1 = 98 tổ', 'D8-2.3 = 6 địa chỉ', 'D8-F.2 = 2.15 tỷ đồng', '- = 71 % kế hoạch'],
    },
  },
  {
    name: 'Hội LHPN tỉnh Cà Mau tập huấn khởi nghiệp cho phụ nữ Ngày 22, 23 tháng',
    text: `Hội LHPN tỉnh Cà Mau tập huấn khởi nghiệp cho phụ nữ
Ngày 22, 23 tháng 5 năm 2023, tại thành phố Cà Mau, Hội LHPN tỉnh Cà Mau mở hai lớp tập huấn kiến thức khởi nghiệp thuộc Đề án 939 cho 160 chị là chủ hộ kinh doanh, thành viên hợp tác xã. Mỗi lớp 80 chị.`,
    expect: {
      type: 'training',
      programme: 'DA939',
      dateFrom: '2023-05-22',
      dateTo: '2023-05-23',
      orgUnit: 'D964',
      organiser: 'Hội LHPN tỉnh Cà Mau',
      total: 160,
      groups: ['chủ hộ kinh doanh', 'thành viên hợp tác xã'],
      sessions: 2,
    },
  },
  {
    name: 'Truyền thông lưu động về phòng, chống bạo lực gia đình tại xã Bản Lầu',
    text: `Truyền thông lưu động về phòng, chống bạo lực gia đình tại xã Bản Lầu
Ngày 19/8/2025, Hội LHPN xã Bản Lầu, tỉnh Lào Cai đã phối hợp với Công an xã, Trạm Y tế xã tổ chức truyền thông lưu động tại chợ trung tâm xã. Hoạt động thu hút đông đảo người dân tham gia, phát 500 tờ rơi.`,
    expect: {
      type: 'communication',
      dateFrom: '2025-08-19',
      dateTo: '2025-08-19',
      orgUnit: 'C02788-2025',
      venue: 'chợ trung tâm xã',
      organiser: 'Hội LHPN xã Bản Lầu',
      coOrganisers: ['Công an xã, Trạm Y tế xã'],
    },
  },
  {
    name: 'Tọa đàm về công tác cán bộ nữ Ngày 07/3, Thường trực Thành ủy Thái Ngu',
    text: `Tọa đàm về công tác cán bộ nữ
Ngày 07/3, Thường trực Thành ủy Thái Nguyên tổ chức tọa đàm “Nâng cao vai trò cán bộ nữ trong hệ thống chính trị”. Toàn thành phố có 35 nữ cấp ủy viên (chiếm 22,4%). Phấn đấu nhiệm kỳ 2025-2030 tỷ lệ nữ tham gia cấp ủy đạt từ 25% trở lên, mỗi ban thường vụ có ít nhất 1 đồng chí nữ.`,
    expect: {
      type: 'workshop',
      orgUnit: 'D164',
      organiser: 'Thường trực Thành ủy Thái Nguyên',
      figures: ['REP-1 = 22.4 %', 'REP-1 >= 25 % target', 'REP-2 >= 1 % target'],
      notes: ['year-not-stated'],
    },
  },
  {
    name: 'THÔNG BÁO V/v tổ chức Hội nghị đối thoại chính sách năm 2024 Hội LHPN',
    text: `THÔNG BÁO
V/v tổ chức Hội nghị đối thoại chính sách năm 2024
Hội LHPN xã Hướng Phùng, huyện Hướng Hóa, tỉnh Quảng Trị thông báo tổ chức Hội nghị đối thoại chính sách cụm thôn trong khuôn khổ Dự án 8, cụ thể:
- Thời gian: 08 giờ 00, ngày 12 tháng 9 năm 2024 (thứ Năm)
- Địa điểm: Nhà văn hóa thôn Cheng, xã Hướng Phùng
- Thành phần: hội viên phụ nữ, trẻ em gái, trưởng thôn, người có uy tín
- Số lượng: 70 người.`,
    expect: {
      type: 'policy-dialogue',
      programme: 'D8',
      component: 'ND3',
      dateFrom: '2024-09-12',
      dateTo: '2024-09-12',
      orgUnit: 'C19441-pre',
      venue: 'Nhà văn hóa thôn Cheng',
      organiser: 'Hội LHPN xã Hướng Phùng',
      total: 70,
      groups: ['hội viên phụ nữ', 'trẻ em gái', 'trưởng thôn', 'người có uy tín'],
    },
  },
  {
    name: 'Diễn đàn “Lắng nghe trẻ em nói” Sáng 30/5/2023, tại Trung tâm Thanh th',
    text: `Diễn đàn “Lắng nghe trẻ em nói”
Sáng 30/5/2023, tại Trung tâm Thanh thiếu nhi tỉnh Bình Định, Sở Lao động - Thương binh và Xã hội phối hợp Tỉnh đoàn Bình Định tổ chức chiến dịch truyền thông “Vì trẻ em gái” với sự tham gia của 200 em học sinh (120 em nữ), đại diện 11 huyện, thị xã, thành phố.
Theo thống kê, năm 2022, tỷ số giới tính khi sinh là 111,2 bé trai/100 bé gái; tỷ lệ tảo hôn còn 0,8%.`,
    expect: {
      type: 'campaign',
      dateFrom: '2023-05-30',
      dateTo: '2023-05-30',
      orgUnit: 'P52-2008',
      venue: 'Trung tâm Thanh thiếu nhi tỉnh Bình Định',
      organiser: 'Sở Lao động - Thương binh và Xã hội',
      coOrganisers: ['Tỉnh đoàn Bình Định'],
      total: 200,
      women: 120,
      figures: ['NQ28-4.1 = 111.2 bé trai/100 bé gái', 'SDG-5.3.1 = 0.8 %'],
      notes: ['place-inferred'],
    },
  },
  {
    name: 'a day of December on a page of January is of the year before',
    text: `Hội LHPN huyện Ba Bể sơ kết Dự án 8
Cập nhật: 03/01/2024
Sáng 28/12, Hội LHPN huyện Ba Bể tổ chức hội nghị sơ kết Dự án 8.`,
    expect: {
      type: 'review-meeting',
      programme: 'D8',
      dateFrom: '2023-12-28',
      dateTo: '2023-12-28',
      orgUnit: 'D061',
      organiser: 'Hội LHPN huyện Ba Bể',
      notes: ['year-from-page'],
    },
  },
]
