import type { ChartModel, ChartPoint, ChartSeries } from '@/lib/dashboards/chart-model'
import { formatNumber } from '@/lib/format'
import type { PictureWords } from '../render-job'

/** Chart models for tests: made up, marked as demonstration, every hard case once. */

export const sampleWords: PictureWords = {
  empty: 'Chưa có số liệu',
  target: 'Mục tiêu',
  provisional: 'Tạm tính, chưa duyệt',
  published: 'Số đã công bố, không cộng dồn',
  axisFrom: 'trục đứng bắt đầu từ {value}',
  missing: 'Chưa có số liệu',
  lowCoverage: 'Độ phủ dưới 80 %',
  sea: 'Biển Đông',
  hoangSa: 'Quần đảo Hoàng Sa (TP. Đà Nẵng)',
  truongSa: 'Quần đảo Trường Sa (tỉnh Khánh Hòa)',
  sketch:
    'Sơ đồ minh hoạ, không dùng để xác định địa giới hành chính. Ranh giới: Natural Earth, có chỉnh sửa.',
  outside: 'Ngoài phạm vi biểu đồ',
  above: 'cao hơn',
  below: 'thấp hơn',
  met: 'đạt',
  unmet: 'chưa đạt',
  within: 'trong khoảng',
  reportedAll: 'Đủ',
  reportedSome: 'Một phần',
  reportedNone: 'Chưa có',
  women: 'Nữ',
  others: 'Nam và khác',
}

export function samplePoint(key: string, value: number | null, more: Partial<ChartPoint> = {}): ChartPoint {
  const absent = value === null
  return {
    key,
    label: key,
    shortLabel: key,
    value,
    exact: absent ? '' : String(value),
    display: absent ? '–' : formatNumber(value, Number.isInteger(value) ? 0 : 1, 'vi'),
    numerator: null,
    denominator: null,
    missing: absent ? 'not-reported' : null,
    missingLabel: absent ? 'chưa báo cáo' : '',
    coverage: { reported: absent ? 0 : 1, assigned: 1 },
    stage: absent ? null : 'approved',
    stageLabel: absent ? '' : 'Đã duyệt',
    origins: absent ? [] : ['demonstration'],
    originLabel: absent ? '' : 'Dữ liệu minh hoạ',
    published: null,
    href: null,
    ...more,
  }
}

export function sampleSeries(
  label: string,
  role: ChartSeries['role'],
  points: ChartPoint[],
  key: string = role,
): ChartSeries {
  return { key, label, role, breakdown: {}, points }
}

export function sampleModel(more: Partial<ChartModel> = {}): ChartModel {
  return {
    code: 'NQ28-1.1',
    kind: 'line',
    title:
      'Tỷ lệ nữ đại biểu HĐND cấp huyện – Quý I/2023 Ặ ẵ Ễ ữ ợ Ỵ ₫ ≥, tỉnh Bắc Kạn và các huyện thuộc tỉnh',
    subtitle: '% · Quý I/2023 đến Quý IV/2025 · số đã duyệt, có số tạm tính',
    reading: 'Quý IV/2025 tỷ lệ nữ là 31,7 %, tăng 1,5 điểm % so với cùng kỳ; mục tiêu từ 35 % chưa đạt.',
    unit: '%',
    categoryLabel: 'Kỳ',
    axis: 'period',
    series: [],
    target: null,
    breaks: [],
    tableLabels: {
      series: 'Phân tổ',
      value: 'Giá trị (%)',
      numerator: 'Tử số',
      denominator: 'Mẫu số',
      coverage: 'Độ phủ',
      stage: 'Tình trạng',
      origin: 'Nguồn gốc',
      missing: 'Lý do thiếu',
    },
    facts: [
      { key: 'area', label: 'Địa bàn', value: 'Tỉnh Bắc Kạn (trước 01/07/2025)' },
      { key: 'period', label: 'Kỳ', value: 'Quý I/2023 đến Quý IV/2025' },
      { key: 'unit', label: 'Đơn vị tính', value: '%' },
      {
        key: 'definition',
        label: 'Định nghĩa',
        value:
          'Số nữ đại biểu chia cho tổng số đại biểu Hội đồng nhân dân cùng cấp tại thời điểm cuối kỳ, nhân 100. Chỉ tính các đơn vị có cả tử số và mẫu số.',
      },
      { key: 'source', label: 'Nguồn', value: 'Báo cáo quý Dự án 8, Hội LHPN các huyện' },
      { key: 'stage', label: 'Tình trạng', value: 'Đã duyệt và tạm tính' },
      { key: 'coverage', label: 'Độ phủ', value: '7 trên 8 đơn vị' },
      { key: 'calendar', label: 'Lịch', value: 'Kỳ thống kê' },
      { key: 'geography', label: 'Địa giới', value: 'Như đã báo cáo' },
      { key: 'data-version', label: 'Phiên bản dữ liệu', value: '128' },
      { key: 'demonstration', label: 'Lưu ý', value: 'Dữ liệu minh hoạ' },
    ],
    demonstration: true,
    demonstrationLabel: 'Dữ liệu minh hoạ',
    publishedOnly: false,
    href: '/charts/NQ28-1.1?orgUnit=P06-1997&period=2023Q1..2025Q4',
    language: 'vi',
    ...more,
  }
}
