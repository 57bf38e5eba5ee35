import type { Sample } from './sample'

/** Made-up announcements in the style of the field; what they say was worked out by reading. */
export const thirdSamples: readonly Sample[] = [
  {
    name: 'Mai Sơn: Nâng cao năng lực cho Tổ truyền thông cộng đồng Thứ sáu - 17/',
    text: `Mai Sơn: Nâng cao năng lực cho Tổ truyền thông cộng đồng
Thứ sáu - 17/11/2023 09:42
Ngày 16/11, Hội Liên hiệp Phụ nữ huyện Mai Sơn tổ chức tập huấn nâng cao năng lực vận hành Tổ truyền thông cộng đồng cho 80 thành viên các Tổ truyền thông cộng đồng của 8 xã đặc biệt khó khăn thuộc Dự án 8 “Thực hiện bình đẳng giới và giải quyết những vấn đề cấp thiết đối với phụ nữ và trẻ em”.
Trong thời gian 1 ngày, các học viên được trang bị 3 chuyên đề.`,
    expect: {
      type: 'training',
      programme: 'D8',
      component: 'ND1',
      dateFrom: '2023-11-16',
      dateTo: '2023-11-16',
      orgUnit: 'D125',
      organiser: 'Hội Liên hiệp Phụ nữ huyện Mai Sơn',
      total: 80,
      notes: ['year-from-page'],
    },
  },
  {
    name: 'Phụ nữ Krông Năng tham quan, học tập kinh nghiệm mô hình kinh tế tại L',
    text: `Phụ nữ Krông Năng tham quan, học tập kinh nghiệm mô hình kinh tế tại Lâm Đồng
Từ ngày 18 đến 20/4/2024, Hội LHPN huyện Krông Năng (Đắk Lắk) tổ chức cho 40 cán bộ, hội viên đi tham quan học tập kinh nghiệm tại một số hợp tác xã do phụ nữ làm chủ ở tỉnh Lâm Đồng.`,
    expect: {
      type: 'study-visit',
      dateFrom: '2024-04-18',
      dateTo: '2024-04-20',
      orgUnit: 'D650',
      organiser: 'Hội LHPN huyện Krông Năng',
      total: 40,
      groups: ['cán bộ', 'hội viên'],
    },
  },
  {
    name: 'HỘI NGHỊ TỔNG KẾT CÔNG TÁC HỘI VÀ PHONG TRÀO PHỤ NỮ NĂM 2023 Chiều ngà',
    text: `HỘI NGHỊ TỔNG KẾT CÔNG TÁC HỘI VÀ PHONG TRÀO PHỤ NỮ NĂM 2023
Chiều ngày 14 tháng 12 năm 2023, tại Hội trường Trung tâm Hội nghị tỉnh, Ban Thường vụ Hội LHPN tỉnh Bắc Ninh tổ chức Hội nghị tổng kết công tác Hội và phong trào phụ nữ năm 2023, triển khai nhiệm vụ năm 2024. Tới dự có đồng chí Vũ Thị B, Ủy viên Ban Thường vụ Tỉnh ủy.
Năm 2023, các cấp Hội trong tỉnh đã giúp 156 hộ phụ nữ thoát nghèo, thành lập mới 4 hợp tác xã do phụ nữ quản lý; vận động xây dựng 12 mái ấm tình thương trị giá 600 triệu đồng. Năm 2024, Hội phấn đấu giúp ít nhất 150 hộ hội viên thoát nghèo, cận nghèo.`,
    expect: {
      type: 'review-meeting',
      programme: 'HOI',
      dateFrom: '2023-12-14',
      dateTo: '2023-12-14',
      orgUnit: 'P27-2008',
      venue: 'Hội trường Trung tâm Hội nghị tỉnh',
      organiser: 'Ban Thường vụ Hội LHPN tỉnh Bắc Ninh',
      figures: [
        'HOI-4 = 156 hộ',
        'DA-939b = 4 THT/HTX',
        '- = 12 mái ấm',
        '- = 600 triệu đồng',
        'HOI-4 >= 150 hộ target',
      ],
    },
  },
  {
    name: 'Xã Mường Phăng (Điện Biên) ra quân truyền thông Sáng 20/10/2025, UBND',
    text: `Xã Mường Phăng (Điện Biên) ra quân truyền thông
Sáng 20/10/2025, UBND xã Mường Phăng, tỉnh Điện Biên tổ chức Lễ mít tinh và diễu hành tuyên truyền phòng, chống bạo lực trên cơ sở giới với sự tham gia của hơn 300 người, trong đó có 210 nữ và trên 250 người dân tộc thiểu số.`,
    expect: {
      type: 'campaign',
      dateFrom: '2025-10-20',
      dateTo: '2025-10-20',
      orgUnit: 'C03325-2025',
      organiser: 'UBND xã Mường Phăng',
      total: 300,
      women: 210,
      ethnicMinority: 250,
      precision: 'more-than',
    },
  },
  {
    name: 'Hội thảo “Thúc đẩy sự tham gia của phụ nữ trong lĩnh vực chính trị” Sá',
    text: `Hội thảo “Thúc đẩy sự tham gia của phụ nữ trong lĩnh vực chính trị”
Sáng 28/3/2024, tại TP. Tuy Hòa, Thường trực HĐND tỉnh Phú Yên phối hợp với APHEDA tổ chức hội thảo “Thúc đẩy sự tham gia của phụ nữ trong lĩnh vực chính trị”. Tham dự có 70 đại biểu là đại biểu HĐND tỉnh, lãnh đạo Hội LHPN các huyện, thị xã, thành phố.
Câu lạc bộ nữ đại biểu HĐND tỉnh hiện có 18 thành viên.`,
    expect: {
      type: 'workshop',
      programme: 'APH',
      dateFrom: '2024-03-28',
      dateTo: '2024-03-28',
      orgUnit: 'D555',
      organiser: 'Thường trực HĐND tỉnh Phú Yên',
      coOrganisers: ['APHEDA'],
      total: 70,
      groups: ['đại biểu HĐND tỉnh', 'lãnh đạo Hội LHPN'],
      figures: ['APH-2 = 18 người'],
    },
  },
  {
    name: 'Ngày 4-12, Ban Vì sự tiến bộ phụ nữ TP Cần Thơ họp đánh giá kết quả ho',
    text: `Ngày 4-12, Ban Vì sự tiến bộ phụ nữ TP Cần Thơ họp đánh giá kết quả hoạt động năm 2023. (Ngày 5-12-2023)
Năm qua, thành phố có 24,5% cán bộ nữ tham gia cấp ủy; tỷ lệ nữ đại biểu HĐND thành phố là 27,3%.`,
    expect: {
      type: 'review-meeting',
      programme: 'VST',
      dateFrom: '2023-12-04',
      dateTo: '2023-12-04',
      orgUnit: 'P92-2008',
      organiser: 'Ban Vì sự tiến bộ phụ nữ TP Cần Thơ',
      figures: ['REP-1 = 24.5 %', 'REP-4 = 27.3 %'],
      notes: ['year-from-page'],
    },
  },
  {
    name: 'KẾ HOẠCH Tổ chức Hội thi “Tìm hiểu kiến thức về bình đẳng giới” năm 20',
    text: `KẾ HOẠCH
Tổ chức Hội thi “Tìm hiểu kiến thức về bình đẳng giới” năm 2024
Đồng Văn, ngày 02 tháng 5 năm 2024
Hội LHPN huyện Đồng Văn xây dựng kế hoạch tổ chức Hội thi “Tìm hiểu kiến thức về bình đẳng giới” như sau:
1. Thời gian: 01 ngày, dự kiến ngày 25/5/2024.
2. Địa điểm: Nhà văn hóa huyện Đồng Văn.
3. Đối tượng: cán bộ, hội viên phụ nữ; nam giới.
4. Số lượng: 19 đội thi, mỗi đội 5 người.`,
    expect: {
      type: 'contest',
      dateFrom: '2024-05-25',
      dateTo: '2024-05-25',
      orgUnit: 'D026',
      venue: 'Nhà văn hóa huyện Đồng Văn',
      organiser: 'Hội LHPN huyện Đồng Văn',
      groups: ['cán bộ', 'hội viên phụ nữ', 'nam giới'],
      notes: ['count-per-session'],
    },
  },
  {
    name: 'Nậm Pồ truyền thông phòng, chống mua bán người Trong tháng 7/2023, Hội',
    text: `Nậm Pồ truyền thông phòng, chống mua bán người
Trong tháng 7/2023, Hội LHPN huyện Nậm Pồ đã phối hợp với Đồn Biên phòng Nà Bủng tổ chức được 06 buổi tuyên truyền phòng, chống mua bán người cho 720 lượt hội viên, phụ nữ tại các xã biên giới.`,
    expect: {
      type: 'communication',
      dateFrom: '2023-07-01',
      dateTo: '2023-07-31',
      orgUnit: 'D103',
      organiser: 'Hội LHPN huyện Nậm Pồ',
      coOrganisers: ['Đồn Biên phòng Nà Bủng'],
      total: 720,
      countedAs: 'attendances',
      groups: ['hội viên', 'phụ nữ'],
      sessions: 6,
    },
  },
  {
    name: 'Sáng nay (08/3/2024), tại Trung tâm Văn hóa - Nghệ thuật tỉnh, Hội LHP',
    text: `Sáng nay (08/3/2024), tại Trung tâm Văn hóa - Nghệ thuật tỉnh, Hội LHPN tỉnh Lào Cai long trọng tổ chức Lễ kỷ niệm 114 năm Ngày Quốc tế Phụ nữ và phát động Chương trình “Mẹ đỡ đầu”. Dự lễ có gần 500 đại biểu.`,
    expect: {
      type: 'launch',
      programme: 'HOI',
      dateFrom: '2024-03-08',
      dateTo: '2024-03-08',
      orgUnit: 'P10-2008',
      venue: 'Trung tâm Văn hóa - Nghệ thuật tỉnh',
      organiser: 'Hội LHPN tỉnh Lào Cai',
      total: 500,
      precision: 'nearly',
    },
  },
  {
    name: 'Hội LHPN tỉnh: Giám sát việc thực hiện chính sách đối với phụ nữ Thực',
    text: `Hội LHPN tỉnh: Giám sát việc thực hiện chính sách đối với phụ nữ
Thực hiện chương trình công tác năm 2022, ngày 27-28/9/2022, Đoàn giám sát Hội LHPN tỉnh Hòa Bình đã đến giám sát tại Phòng Lao động – Thương binh và Xã hội huyện Mai Châu.`,
    expect: {
      type: 'supervision',
      dateFrom: '2022-09-27',
      dateTo: '2022-09-28',
      orgUnit: 'P17-2008',
      organiser: 'Đoàn giám sát Hội LHPN tỉnh Hòa Bình',
    },
  },
  {
    name: 'Chi hội phụ nữ bản Lác sinh hoạt CLB “Gia đình hạnh phúc” Tối 26/6/202',
    text: `Chi hội phụ nữ bản Lác sinh hoạt CLB “Gia đình hạnh phúc”
Tối 26/6/2024, Câu lạc bộ “Gia đình hạnh phúc” bản Lác, xã Chiềng Châu, huyện Mai Châu (tỉnh Hòa Bình) tổ chức sinh hoạt định kỳ quý II với 45 thành viên tham gia tại nhà văn hoá bản.`,
    expect: {
      type: 'club-meeting',
      dateFrom: '2024-06-26',
      dateTo: '2024-06-26',
      orgUnit: 'C05248-pre',
      venue: 'nhà văn hoá bản',
      organiser: 'Câu lạc bộ “Gia đình hạnh phúc” bản Lác',
      total: 45,
    },
  },
  {
    name: 'Đối thoại chính sách với phụ nữ, trẻ em gái Ngày 3 và 4/10/2024, UBND',
    text: `Đối thoại chính sách với phụ nữ, trẻ em gái
Ngày 3 và 4/10/2024, UBND xã Pà Cò và UBND xã Hang Kia phối hợp với Hội LHPN huyện Mai Châu, tỉnh Hoà Bình tổ chức 02 hội nghị đối thoại chính sách cấp xã thuộc Dự án 8 năm 2024. Mỗi hội nghị có 60 đại biểu tham dự. Đã có 35 ý kiến, kiến nghị.`,
    expect: {
      type: 'policy-dialogue',
      programme: 'D8',
      component: 'ND3',
      dateFrom: '2024-10-03',
      dateTo: '2024-10-04',
      orgUnit: 'D156',
      organiser: 'UBND xã Pà Cò',
      coOrganisers: ['UBND xã Hang Kia', 'Hội LHPN huyện Mai Châu'],
      groups: ['phụ nữ', 'trẻ em gái'],
      sessions: 2,
      figures: ['- = 35 ý kiến'],
      notes: ['count-per-session'],
    },
  },
  {
    name: 'Báo cáo nhanh 6 tháng đầu năm 2023, Hội LHPN tỉnh Kon Tum đã thành lập',
    text: `Báo cáo nhanh
6 tháng đầu năm 2023, Hội LHPN tỉnh Kon Tum đã thành lập 52 tổ truyền thông cộng đồng với 468 thành viên, 16 CLB “Thủ lĩnh của sự thay đổi” (480 thành viên), 9 địa chỉ tin cậy. Kinh phí Dự án 8 được giao 18.250 triệu đồng; giải ngân 6,3 tỷ đồng, đạt 34,5%.`,
    expect: {
      figures: [
        'D8-1.1 = 52 tổ',
        'D8-1.1a = 468 người',
        'D8-3.3 = 16 CLB',
        'D8-3.3a = 480 người',
        'D8-2.3 = 9 địa chỉ',
        'D8-F.1 = 18250 triệu đồng',
        'D8-F.2 = 6.3 tỷ đồng',
        'D8-F.3 = 34.5 %',
      ],
    },
  },
  {
    name: 'Ngày 10 tháng 7 năm 2025, Hội LHPN phường Minh Xuân, tỉnh Tuyên Quang',
    text: `Ngày 10 tháng 7 năm 2025, Hội LHPN phường Minh Xuân, tỉnh Tuyên Quang ra mắt mô hình “Chi hội 5 không, 3 sạch” tại tổ dân phố 5. Mô hình gồm 30 hội viên.`,
    expect: {
      type: 'launch',
      programme: 'HOI',
      dateFrom: '2025-07-10',
      dateTo: '2025-07-10',
      orgUnit: 'C02215-2025',
      venue: 'tổ dân phố 5',
      organiser: 'Hội LHPN phường Minh Xuân',
      figures: ['- = 30 hội viên'],
    },
  },
  {
    name: 'Tập huấn giảng viên nguồn (TOT) về lồng ghép giới Từ 15 - 17/5/2023, t',
    text: `Tập huấn giảng viên nguồn (TOT) về lồng ghép giới
Từ 15 - 17/5/2023, tại Thành phố Hồ Chí Minh, Trung ương Hội LHPN Việt Nam tổ chức lớp tập huấn giảng viên nguồn về lồng ghép giới trong thực hiện Chương trình mục tiêu quốc gia (Dự án 8) cho 60 cán bộ Hội của 20 tỉnh, thành phía Nam.`,
    expect: {
      type: 'training',
      programme: 'D8',
      component: 'ND4',
      dateFrom: '2023-05-15',
      dateTo: '2023-05-17',
      orgUnit: 'P79-2008',
      organiser: 'Trung ương Hội LHPN Việt Nam',
      total: 60,
      groups: ['cán bộ Hội'],
    },
  },
]
