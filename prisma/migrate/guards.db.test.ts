import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { env } from '@/lib/env'
import { useTestDatabase } from '@/lib/testing/database'

useTestDatabase({ seed: 'none' })

let client: pg.Client

beforeAll(async () => {
  client = new pg.Client({ connectionString: env.DATABASE_URL })
  await client.connect()
  await client.query(`
    INSERT INTO org_unit (id, uid, level, name, full_name, search_name) VALUES ('D1', 'Aaaaaaaaaaa', 'district', 'A', 'huyện A', 'a');
    INSERT INTO programme (id, uid, code, name_vi, name_en) VALUES (1, 'Baaaaaaaaaa', 'P', 'P', 'P');
    INSERT INTO data_element (id, uid, code, name_vi, name_en, programme_id, unit_vi, unit_en, kind, time_roll_up, place_roll_up, breakdown_roll_up)
      VALUES (1, 'Caaaaaaaaaa', 'E', 'E', 'E', 1, 'người', 'persons', 'flow', 'sum', 'sum', 'sum');
    INSERT INTO breakdown (id, uid, key) VALUES (1, 'Daaaaaaaaaa', '');
    INSERT INTO audit_event (seq, at, actor, action, subject_type, subject, details, previous_hash, hash)
      VALUES (1, now(), 'system:start', 'a', 'b', 'c', '{}', '', 'h');
    INSERT INTO data_value_version (data_element_id, org_unit_id, calendar, period, breakdown_id, version, event, stage, value, origin)
      VALUES (1, 'D1', 'statistical', '2023Q4', 1, 1, 'saved', 'draft', 222, 'reported');
  `)
})

afterAll(() => client.end())

const value = (period: string, number: string, reason: string) =>
  client.query(`INSERT INTO data_value (data_element_id, org_unit_id, calendar, period, breakdown_id, stage, value, missing, origin)
    VALUES (1, 'D1', 'statistical', '${period}', 1, 'draft', ${number}, ${reason}, 'reported')`)

describe('what was done stays', () => {
  test.each(['audit_event', 'data_value_version'])(
    '%s refuses update, delete and truncate',
    async (table) => {
      const refused = (act: string) => `${table} is append-only: ${act} is refused`
      await expect(client.query(`UPDATE ${table} SET org_unit_id = 'D1'`)).rejects.toThrow(refused('update'))
      await expect(client.query(`DELETE FROM ${table}`)).rejects.toThrow(refused('delete'))
      await expect(client.query(`TRUNCATE ${table} CASCADE`)).rejects.toThrow(refused('truncate'))
      expect((await client.query(`SELECT count(*)::int AS n FROM ${table}`)).rows).toEqual([{ n: 1 }])
    },
  )
})

describe('a stored figure', () => {
  test.each([
    ['a number and a reason together', '2023Q4', '1', "'not-available'"],
    ['a reason nobody knows', '2023Q4', 'NULL', "'forgotten'"],
    ['not a number', '2023Q4', "'NaN'", 'NULL'],
    ['a fifth quarter', '2023Q5', '1', 'NULL'],
    ['a thirteenth month', '202313', '1', 'NULL'],
    ['a period in words', 'Quý IV/2023', '1', 'NULL'],
  ])('is refused when it is %s', async (_what, period, number, reason) => {
    await expect(value(period, number, reason)).rejects.toThrow(/violates check constraint/)
  })

  test.each(['202309', '2023Q4', '2023H1', '2023N9', '2023', 'P2021-2025', 'T2021-2026'])(
    'may be of %s',
    async (period) => {
      await expect(value(period, '0.1', 'NULL')).resolves.toMatchObject({ rowCount: 1 })
    },
  )

  test('keeps its digits exactly', async () => {
    await value('2019', '123456789012345678901234567890.123456789', 'NULL')
    const { rows } = await client.query(
      "SELECT trim_scale(value) AS value FROM data_value WHERE period = '2019'",
    )
    expect(rows).toEqual([{ value: '123456789012345678901234567890.123456789' }])
  })
})

test('there is exactly one data version', async () => {
  await expect(client.query('INSERT INTO data_version (id) VALUES (2)')).rejects.toThrow(
    /data_version_single/,
  )
  expect((await client.query('SELECT version FROM data_version')).rows).toEqual([{ version: '1' }])
})
