import { toUid } from '@/lib/uid'

/** 11 characters, as DHIS2 names things. */
const uid = (kind: string, index: number) => `${kind}${String(index).padStart(11 - kind.length, '0')}`
const ref = (id: string) => ({ id })
const named = (id: string, name: string) => ({ id, code: id, name, shortName: name.slice(0, 50) })

/** Rows and columns of the form: 300 cells. */
export const largeForm = { code: 'LARGE', rows: 100, columns: 3 } as const

/** A data set of DHIS2 as another system would send it: a hundred elements, each in three groups, asked of one unit. */
export function largeFormMetadata(orgUnitId: string): Record<string, unknown> {
  const options = Array.from({ length: largeForm.columns }, (_, index) => uid('LgOpt', index + 1))
  const elements = Array.from({ length: largeForm.rows }, (_, index) => uid('LgDe', index + 1))
  const combo = uid('LgCombo', 1)
  return {
    categoryOptions: options.map((id, index) => named(id, `Nhóm ${index + 1}`)),
    categories: [
      {
        ...named(uid('LgCat', 1), 'Nhóm người dự'),
        dataDimensionType: 'DISAGGREGATION',
        categoryOptions: options.map(ref),
      },
    ],
    categoryCombos: [
      {
        ...named(combo, 'Theo nhóm'),
        dataDimensionType: 'DISAGGREGATION',
        categories: [ref(uid('LgCat', 1))],
      },
    ],
    categoryOptionCombos: options.map((id, index) => ({
      ...named(uid('LgCoc', index + 1), `Nhóm ${index + 1}`),
      categoryCombo: ref(combo),
      categoryOptions: [ref(id)],
    })),
    dataElements: elements.map((id, index) => ({
      ...named(id, `Chỉ tiêu dài ${index + 1}`),
      aggregationType: 'SUM',
      valueType: 'INTEGER_ZERO_OR_POSITIVE',
      domainType: 'AGGREGATE',
      zeroIsSignificant: true,
      categoryCombo: ref(combo),
    })),
    dataSets: [
      {
        ...named(uid('LgDs', 1), 'Biểu dài'),
        code: largeForm.code,
        periodType: 'Quarterly',
        timelyDays: 15,
        categoryCombo: ref('bjDvmb4bfuf'),
        dataSetElements: elements.map((id) => ({ dataElement: ref(id), dataSet: ref(uid('LgDs', 1)) })),
        organisationUnits: [ref(toUid('org-unit', orgUnitId))],
      },
    ],
  }
}
