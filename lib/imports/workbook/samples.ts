import type { FormDefinition, FormItem } from '@/lib/submissions/form'
import { type Cell, type CellKey, toCellKey } from '@/lib/submissions/submission'
import type { UnitNow } from './changes'
import { type Book, openBook, type Sheet, type SheetCell } from './excel'
import { type Identity, shapeOf } from './identity'
import { cleanPackage } from './package'
import { planSheets, type TemplateData } from './sheet-plan'
import { workbookWords } from './words'
import { writeBook } from './write-book'
import { writeCsv } from './write-csv'

/** A small form for tests: counts with a split, a total that is added up, decimals, limits. */
function item(code: string, nameVi: string, more: Partial<FormItem> = {}): FormItem {
  return {
    dataElementId: 1,
    code,
    nameVi,
    nameEn: nameVi,
    unitVi: 'người',
    unitEn: 'people',
    decimals: 0,
    columns: [''],
    totalFrom: null,
    compulsory: false,
    minValue: null,
    maxValue: null,
    ...more,
  }
}

export const sampleForm: FormDefinition = {
  id: 1,
  code: 'MAU',
  nameVi: 'Biểu mẫu thử',
  nameEn: 'Sample form',
  programmeCode: 'D8',
  frequency: 'quarter',
  calendar: 'statistical',
  approvalLevels: 1,
  dueDays: 15,
  reviewDays: 25,
  workingDays: false,
  dueOn: null,
  reviewOn: null,
  lockDays: null,
  validOnly: false,
  deadlines: [],
  milestones: [],
  sections: [
    {
      code: 'A',
      nameVi: 'Phần A',
      nameEn: 'Section A',
      items: [
        item('A.1', 'Số lớp tập huấn'),
        item('A.2', 'Số người tham gia', { columns: ['', 'sex=female', 'sex=male'] }),
        item('A.3', 'Số đại biểu', { columns: ['', 'sex=female', 'sex=male'], totalFrom: 'sex' }),
      ],
    },
    {
      code: 'B',
      nameVi: 'Phần B',
      nameEn: 'Section B',
      items: [
        item('B.1', 'Kinh phí', { decimals: 2 }),
        item('B.2', 'Tỷ lệ', { minValue: '0', maxValue: '100' }),
      ],
    },
  ],
  assignments: [],
}

export function sampleCell(key: CellKey, value: string | null, more: Partial<Cell> = {}): [CellKey, Cell] {
  const [dataElement = '', breakdown = ''] = key.split('|')
  const cell = {
    dataElement,
    breakdown,
    value,
    missing: null,
    comment: null,
    followUp: false,
    version: 1,
    ...more,
  }
  return [toCellKey(dataElement, breakdown), cell]
}

export type SampleUnit = { id: string; name: string; cells?: [CellKey, Cell][] }

export const oneUnit: SampleUnit[] = [
  {
    id: 'D071',
    name: 'Lâm Bình',
    cells: [
      sampleCell('A.1|', '3', { comment: 'Hai lớp ở xã' }),
      sampleCell('A.2|', '122'),
      sampleCell('A.2|sex=female', '100', { version: 4 }),
      sampleCell('B.1|', '1234.5'),
      sampleCell('B.2|', null, { missing: 'not-available' }),
    ],
  },
]

export const twoUnits: SampleUnit[] = [...oneUnit, { id: 'D072', name: 'Na Hang' }]

const labels: Record<string, string> = { '': 'Tổng số', 'sex=female': 'Nữ', 'sex=male': 'Nam' }

export function sampleData(units: readonly SampleUnit[], form = sampleForm): TemplateData {
  return {
    form,
    period: '2023Q4',
    previousPeriod: '2023Q3',
    units: units.map(({ id, name, cells = [] }) => ({
      id,
      name,
      fullName: `huyện ${name}`,
      open: true,
      cells: new Map(cells),
      previous: new Map([[toCellKey('A.2', ''), '98']]),
    })),
    dueDate: '2024-01-15',
    demonstration: true,
    catalogueVersion: '1',
    reference: 'SHD-20240110-TEST01',
    madeAt: new Date('2024-01-10T02:00:00Z'),
    language: 'vi',
    columnLabel: (key) => labels[key] ?? key,
  }
}

function identityOf(data: TemplateData): Omit<Identity, 'sheets'> {
  return {
    form: data.form.code,
    period: data.period,
    units: data.units.map(({ id }) => id),
    shape: shapeOf(data.form),
    catalogueVersion: '1',
    madeAt: data.madeAt.toISOString(),
    reference: data.reference,
    language: 'vi',
    base: Object.fromEntries(data.units.map(({ id, cells }) => [id, Object.fromEntries(cells)])),
  }
}

export function sampleTemplate(
  units: readonly SampleUnit[] = oneUnit,
  form = sampleForm,
): Promise<Uint8Array> {
  const data = sampleData(units, form)
  const words = workbookWords('vi')
  return writeBook(planSheets(data, words), identityOf(data), words)
}

export function sampleCsv(units: readonly SampleUnit[] = oneUnit): string {
  const data = sampleData(units)
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    writeCsv(data, identityOf(data), workbookWords('vi')),
  )
}

/** The units as they stand now: as the template was made, all of them open. */
export function sampleNow(units: readonly SampleUnit[] = oneUnit): Map<string, UnitNow> {
  return new Map(
    units.map(({ id, name, cells = [] }) => [
      id,
      {
        id,
        name,
        refusal: null,
        cells: new Map(
          cells.map(([key, cell]) => [
            key,
            { ...cell, author: 'Nguyễn Thị Hoa', at: new Date('2024-01-09T03:00:00Z') },
          ]),
        ),
      },
    ]),
  )
}

export async function openSample(bytes: Uint8Array): Promise<Book> {
  const book = await openBook(cleanPackage(bytes))
  if (!book) throw new Error('The workbook can’t be opened')
  return book
}

export function sheetOf(book: Book, name: string): Sheet {
  const sheet = book.getWorksheet(name)
  if (!sheet) throw new Error(`No sheet ${name}`)
  return sheet
}

/** The cell in the row of a code or name, under the first head of that text. */
export function cellAt(sheet: Sheet, row: string, column: string): SheetCell {
  let [at, under] = [0, 0]
  sheet.eachRow((cells, number) => {
    cells.eachCell((cell, index) => {
      if (at === 0 && cell.text === row) at = number
      if (under === 0 && cell.text === column && !cell.isMerged) under = index
    })
  })
  if (!at || !under) throw new Error(`No ${row} × ${column}`)
  return sheet.getCell(at, under)
}
