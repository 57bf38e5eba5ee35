import type { ChartModel } from '@/lib/dashboards/chart-model'
import type { BoardModel } from '../board-model'
import { type Stamp, stampModel } from '../stamp'

/** A board of charts under one stamp, with a note on the first and one chart at the end that its reader doesn't see. */
export function sampleBoard(models: readonly ChartModel[], stamp: Stamp): BoardModel {
  const reference = stamp.reference.value
  return {
    id: 'b1',
    title: '=Sơ kết 6 tháng: Ặ ẵ Ễ ữ ợ Ỵ ₫ ≥',
    note: 'Dùng cho cuộc họp Ban Chỉ đạo.\nNêu rõ đơn vị chưa báo cáo.',
    language: 'vi',
    href: '/boards/b1',
    reference,
    facts: [
      { key: 'by', label: 'Người lập bảng', value: 'Lê Đức Ỵ, 22/11/2026' },
      ...Object.entries(stamp).map(([key, fact]) => ({ key, ...fact })),
    ],
    charts: [
      ...models.map((model, index) => ({
        number: index + 1,
        note: index === 0 ? '-Nêu trước hội nghị' : '',
        address: model.href,
        model: stampModel(model, stamp),
        problem: '',
      })),
      {
        number: models.length + 1,
        note: '',
        address: '/charts/D8-2.1',
        model: null,
        problem: 'Biểu đồ này không thuộc phạm vi tài khoản của người tải.',
      },
    ],
  }
}
