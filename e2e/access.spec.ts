import type { APIRequestContext } from '@playwright/test'
import { roles } from '@/lib/access/viewer'
import { type PageRow, pageTable } from '@/lib/testing/access-table'
import { expect, test } from './fixtures'
import { createPeople, emailOf, testPassword } from './people'

const units = { inside: 'D071', outside: 'D061' } as const
test.describe.configure({ mode: 'serial', timeout: 120_000 })

test.beforeAll(() => createPeople('P08-2025'))

async function outcome(request: APIRequestContext, row: PageRow, unit: string): Promise<string> {
  const answer = await request.get(row.address.replaceAll('{unit}', unit), { maxRedirects: 3 })
  if (answer.url().includes('/sign-in')) return 'sign-in'
  const words: Record<number, string> = { 200: 'allowed', 403: 'forbidden', 404: 'not-found' }
  return words[answer.status()] ?? String(answer.status())
}

for (const role of roles) {
  test(`what a ${role} of Tuyên Quang may open, inside and outside`, async ({ page, signInAs }) => {
    await signInAs(emailOf(role), testPassword)
    for (const row of pageTable) {
      for (const place of ['inside', 'outside'] as const) {
        const found = await outcome(page.request, row, units[place])
        expect(found, `${row.address} ${place}`).toBe(row[place][role])
      }
    }
  })
}

test('nobody signed in is led to sign in, and routes answer 401', async ({ request }) => {
  for (const row of pageTable) {
    const answer = await request.get(row.address.replaceAll('{unit}', units.inside))
    if (row.kind === 'page') expect(answer.url(), row.address).toContain('/sign-in')
    else expect(answer.status(), row.address).toBe(401)
  }
})
