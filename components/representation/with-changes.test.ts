import { expect, test } from 'vitest'
import type { ShareLine } from '@/lib/registers/representation'
import { withChanges } from './with-changes'

const line = (level: string, term: string, share: string | null) =>
  ({ key: `${level}${term}`, level, term, share }) as unknown as ShareLine

test('each term against the one just before it, of the same level', () => {
  const changes = withChanges([
    line('province', 'T2021-2026', '29'),
    line('commune', 'T2021-2026', '28.98'),
    line('province', 'T2016-2021', '26.54'),
    line('province', 'T2004-2011', '20'),
    line('commune', 'T2016-2021', null),
  ])
  expect(changes.map(({ level, term, change }) => [level, term, change].join(' '))).toEqual([
    'province T2021-2026 2.46',
    // 2004–2011 isn't the term before 2016–2021.
    'province T2016-2021 ',
    'province T2004-2011 ',
    'commune T2021-2026 ',
    'commune T2016-2021 ',
  ])
})
