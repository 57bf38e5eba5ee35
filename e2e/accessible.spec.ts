import { demoPassword } from '@/lib/access/demo-accounts'
import { expect, expectAccessible, type Person, test } from './fixtures'

const pages: Record<Person | 'nobody', string[]> = {
  nobody: ['/sign-in'],
  officer: [
    '/activities',
    '/activities?view=calendar',
    '/activities/new',
    '/announcements/new',
    '/announcements/001',
    '/announcements/000',
    '/commitments',
    '/commitments/new',
    '/registers',
    '/registers/new',
    '/representation/new',
    '/',
    '/entry',
    '/entry/D8-Q/C02266-2025/2026Q3',
    '/entry/D8-Q/D071/2023Q4/receipt',
    '/account',
  ],
  reviewer: ['/review', '/review?status=approved&q=lam', '/review/bulk', '/review/D8-Q/C02269-2025/2026Q3'],
  committee: [
    '/?period=2025Q2',
    '/?orgUnit=P08-2025&period=2025Q2&stage=provisional',
    '/?programme=VST',
    '/charts/D8-3.1d?orgUnit=D071&period=2023Q4&breakdown=sex',
    '/charts/D8-1.1?orgUnit=VN&kind=line',
    '/charts/REP-4',
    '/registers?orgUnit=P08-2025&state=all',
    '/representation',
    '/representation?orgUnit=P06-2008',
    '/charts/D8-3.1b/explain?orgUnit=P08-2025&period=2024Q1',
    '/charts/D8-3.1d?orgUnit=VN&period=never',
    '/indicators',
    '/programmes',
    '/programmes/D8?orgUnit=P08-2025&period=2024Q4',
    '/programmes/NQ28',
    '/areas?q=lam b',
    '/areas/D071',
    '/trainings?orgUnit=P08-2025&period=2024Q4',
    '/boards/new',
    '/sources',
    '/sources/001',
    '/nowhere',
  ],
  auditor: ['/audit', '/audit?action=chart.download'],
  admin: ['/admin/users'],
}

for (const [who, addresses] of Object.entries(pages) as [Person | 'nobody', string[]][]) {
  test(`every page of ${who} passes axe and fits a phone`, async ({ page, signIn }) => {
    test.setTimeout(300_000)
    if (who !== 'nobody') await signIn(who)
    for (const address of addresses) {
      await test.step(address, async () => {
        await page.setViewportSize({ width: 1280, height: 900 })
        await page.goto(address)
        await expectAccessible(page)
        await page.setViewportSize({ width: 390, height: 844 })
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(wider, `${address} is wider than a phone by`).toBeLessThanOrEqual(0)
        await expectAccessible(page)
      })
    }
  })
}

// A person of its own: the language is the account's, and the others read Vietnamese.
test('the pages are complete in English too', async ({ page, signInAs }) => {
  await signInAs('duyet.thainguyen@demo.songhanh.vn', demoPassword)
  await page.goto('/account')
  await page
    .getByRole('main')
    .getByRole('button', { name: /English/ })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Account')
  await page.goto('/?period=2025Q2')
  await expect(page.getByRole('heading', { name: 'Key indicators' })).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText(/Chỉ tiêu chính|Đã duyệt|đơn vị/)
  await page.goto('/review')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Review reports')
})
