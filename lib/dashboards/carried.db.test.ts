import { beforeAll, expect, test } from 'vitest'
import type { Role } from '@/lib/access/viewer'
import { bumpDataVersion } from '@/lib/audit/data-version-commands'
import { db } from '@/lib/db'
import { useTestDatabase } from '@/lib/testing/database'
import { createPerson } from '@/lib/testing/people'
import { analyse } from './analytics'
import { parseAnalyticsQuery } from './filters'

useTestDatabase({ seed: 'catalogue' })

/** Trusted addresses, a sensitive stock: every district of old Tuyên Quang sends 10 each quarter of 2024 … */
const districts = ['D070', 'D071', 'D072', 'D073', 'D074', 'D075', 'D076']

async function put(orgUnitId: string, period: string, value: number) {
  const element = await db.dataElement.findUniqueOrThrow({ where: { code: 'D8-2.3' } })
  const breakdown = await db.breakdown.findUniqueOrThrow({ where: { key: '' } })
  await db.dataValue.create({
    data: {
      ...{ dataElementId: element.id, orgUnitId, period, breakdownId: breakdown.id, value },
      ...{ calendar: 'statistical', stage: 'approved', origin: 'reported' },
    },
  })
}

beforeAll(async () => {
  // … but Lâm Bình, with 3, nothing in the last.
  for (const unit of districts) {
    for (const quarter of ['2024Q3', '2024Q4']) if (unit !== 'D071') await put(unit, quarter, 10)
  }
  await put('D071', '2024Q3', 3)
  await db.$transaction((tx) => bumpDataVersion(tx))
})

async function ask(role: Role, orgUnit: string, period: string) {
  const viewer = await createPerson(role, 'VN')
  const words = `indicator=D8-2.3&orgUnit=${orgUnit}&period=${period}&geography=reported`
  const query = parseAnalyticsQuery(new URLSearchParams(words), '2026-11-22')
  if (!query.ok) throw new Error(query.error.code)
  const answer = await analyse(viewer, query.value, '2026-11-22')
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value.rows.map(({ value, missing }) => value ?? missing)
}

test('a province’s year less its last quarter never gives away the one count carried over', async () => {
  const present = await db.orgUnit.count({ where: { id: { in: districts } } })
  expect(present).toBe(districts.length)
  expect(await ask('auditor', 'P08-2008', '2024Q4')).toEqual([60])
  expect(await ask('auditor', 'P08-2008', '2024')).toEqual(['suppressed'])
  expect(await ask('auditor', 'VN', '2024')).toEqual(['suppressed'])
  expect(await ask('reviewer', 'P08-2008', '2024')).toEqual([63])
})
