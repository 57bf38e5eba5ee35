import { expect, test } from 'vitest'
import type { FormDefinition, FormItem } from './form'
import { toPaperLayout } from './paper-layout'

const options = (count: number) => Array.from({ length: count }, (_, index) => `age=a${index}`)
const formOf = (...rows: string[][]) =>
  ({
    sections: [{ items: rows.map((columns) => ({ columns }) as unknown as FormItem) }],
  }) as unknown as FormDefinition

test('columns stand in the order in which the form first asks them, each once', () => {
  expect(toPaperLayout(formOf([''], ['', 'sex=female', 'sex=male'], ['', 'sex=male']), null)).toEqual({
    orientation: 'portrait',
    columns: ['', 'sex=female', 'sex=male'],
  })
})

test.each([
  [6, null, 'portrait', 6],
  [7, null, 'landscape', 7],
  [7, 'portrait', 'portrait', null],
  [10, null, 'landscape', 10],
  [11, null, 'portrait', null],
  [3, 'landscape', 'landscape', 3],
] as const)('%i columns, asked %s: %s, %s side by side', (count, asked, orientation, shown) => {
  const layout = toPaperLayout(formOf(options(count)), asked)
  expect(layout.orientation).toBe(orientation)
  expect(layout.columns?.length ?? null).toBe(shown)
})
