import { demoPassword } from '@/lib/access/demo-accounts'
import { expect, expectAccessible, type Person, test } from './fixtures'

const pages: Record<Person | 'nobody', string[]> = {
  nobody: ['/sign-in', '/offline'],
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
    '/entry/D8-Q/C02266-2025/2026Q3/history',
    '/entry/D8-Q/C02266-2025/2026Q3/print',
    '/entry/upload',
    '/account',
  ],
  reviewer: ['/review', '/review?status=approved&q=lam', '/review/bulk', '/review/D8-Q/C02269-2025/2026Q3'],
  committee: [
    '/?period=2025Q2',
    '/?orgUnit=P08-2025&period=2025Q2&stage=provisional',
    '/?programme=VST',
    '/?period=banana',
    '/reporting?form=D8-Q&from=2025&to=2026',
    '/activities?view=map',
    '/indicators/D8-1.1',
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
    '/present?period=2025Q2&slide=1',
    '/boards',
    '/boards/new',
    '/charts/D8-F.3?orgUnit=VN;CHILDREN&kind=map',
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
        await page.emulateMedia({ colorScheme: 'light' })
        await page.setViewportSize({ width: 1280, height: 900 })
        await page.goto(address)
        await expectAccessible(page)
        await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
        // A desk at 200 % and at 400 %, and a phone: nothing runs out of the page, at no width.
        for (const width of [640, 320, 390]) {
          await page.setViewportSize({ width, height: 844 })
          const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
          expect(wider, `${address} is wider than ${width} px by`).toBeLessThanOrEqual(0)
        }
        expect(await page.evaluate(longestMove), 'ms that something moves').toBeLessThan(1)
        await expectAccessible(page)
      })
    }
  })
}

/** Of all that moves on the page now. */
function longestMove(): number {
  const lengths = document.getAnimations().map((one) => Number(one.effect?.getComputedTiming().endTime ?? 0))
  return Math.max(0, ...lengths)
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
  for (const address of inEnglish) {
    await page.goto(address)
    expect([address, await page.evaluate(vietnameseWords)]).toEqual([address, []])
  }
})

const inEnglish = [
  '/reporting?form=D8-Q&from=2025&to=2026',
  '/programmes/D8',
  '/areas/P19-2025',
  '/indicators/D8-1.1',
  '/indicators/REP-4',
  '/trainings?period=2024Q4',
  '/representation?orgUnit=P06-2008',
  '/registers',
  '/charts/D8-2.2b?kind=stacked-columns&breakdown=sex',
  '/activities?view=calendar',
  '/account',
]

/** Words of the frame of a page that are Vietnamese. Names begin with a capital; the level of an area goes with its name. */
function vietnameseWords(): string[] {
  const frame = 'title, h1, h2, h3, label, legend, button, summary, dt, th[scope=col], [role=status]'
  const all = (selector: string) =>
    [...document.querySelectorAll(selector)].filter((element) => !element.closest('[lang=vi]'))
  const labels = all('[aria-label]').map((element) => element.getAttribute('aria-label') ?? '')
  // What is marked as Vietnamese inside them is meant to be: a person's name, the title of a decision.
  const said = (element: Element) => {
    const copy = element.cloneNode(true) as Element
    for (const own of copy.querySelectorAll('[lang=vi]')) own.remove()
    return copy.textContent ?? ''
  }
  const texts = [...all(frame).map(said), ...labels]
  const levels = /^(tỉnh|huyện|xã|phường|thành|phố|thị|trấn|cả|nước|đồng)$/
  const words = texts.flatMap((text) => text.match(/[\p{L}\p{M}]+/gu) ?? [])
  return words.filter((word) => /^\p{Ll}/u.test(word) && /[^ -~]/.test(word) && !levels.test(word))
}

const answers: [address: string, field: string, choice: number, said: RegExp][] = [
  ['/?period=2025Q2', '#wide-period', 1, /^Đang xem: .*Quý/],
  ['/programmes/D8?orgUnit=P08-2025', '#wide-period', 1, /^Đang xem: .*Tuyên Quang.*Quý/],
  ['/areas/P08-2025', '#wide-programme', 1, /^Đang xem: /],
  ['/trainings', '#wide-period', 1, /^Đang xem: .*Quý/],
  ['/charts/D8-1.1?orgUnit=VN', '#filter-scope', 1, /theo đơn vị/],
  ['/reporting', '[name=form]', 0, /báo cáo/],
  ['/representation?orgUnit=P06-2008', '[name=body]', 0, /Quốc hội/],
]

test('what a page shows after its filters changed is said aloud, and the way back shows what was chosen', async ({
  page,
  signIn,
}) => {
  await signIn('committee')
  for (const [address, field, choice, said] of answers) {
    await test.step(address, async () => {
      await page.goto(address)
      // A region that came with its words would be read by nobody: it is empty until there is an answer.
      const region = page.getByRole('main').locator('p.sr-only[role=status]')
      await expect(region).toBeEmpty()
      // The same filters stand twice: in a row on a wide screen, folded on a phone.
      const select = page.locator(field).filter({ visible: true })
      const before = await select.inputValue()
      await select.selectOption({ index: choice })
      expect(await select.inputValue()).not.toBe(before)
      await select.evaluate((element: HTMLSelectElement) => element.form?.requestSubmit())
      await expect(region).toHaveText(said)
      await page.goBack()
      await expect(page).toHaveURL(address)
      await expect(select).toHaveValue(before)
    })
  }
  await page.goto('/commitments')
  await page.getByRole('navigation', { name: 'Tình trạng' }).getByRole('link').nth(1).click()
  await expect(page.getByRole('main').locator('p.sr-only[role=status]')).not.toBeEmpty()
})

test('no address is an error, and what lies outside the reader’s area is found nowhere', async ({
  page,
  signIn,
}) => {
  const statusOf = async (address: string) => [address, (await page.request.get(address)).status()]
  const found = [
    '/?period=banana',
    '/?period=',
    '/?stage=x&stage=y',
    '/areas?q=%00',
    '/activities?from=2025-13-45',
  ]
  const known = [
    '/charts/D8-1.1?period=2025Q2..2020Q1',
    '/reporting?from=0000&to=99999',
    '/audit?actor=%00&from=x',
  ]
  const unknown = [
    '/programmes/%E0%A4%A',
    '/areas/%25',
    '/sources/x%00',
    '/charts/__proto__',
    '/boards/%F0%9F%98%80',
  ]
  await signIn('auditor')
  for (const address of [...found, ...known, `/?programme=D8&asOf=${'x'.repeat(3000)}`])
    expect(await statusOf(address)).toEqual([address, 200])
  for (const address of unknown) expect(await statusOf(address)).toEqual([address, 404])

  await page.context().clearCookies()
  await signIn('officer')
  const reading = [
    '/',
    '/charts/D8-1.1',
    '/charts/D8-1.1/explain',
    '/reporting',
    '/programmes/D8',
    '/trainings',
  ]
  for (const path of [...reading, '/representation', '/registers', '/activities', '/reporting/download']) {
    const address = `${path}?orgUnit=P66-2025&period=2025Q1`
    expect(await statusOf(address)).toEqual([address, 404])
  }
  // Their own are there: the way of the menu leads somewhere.
  for (const path of [...reading.filter((one) => !one.endsWith('explain')), '/representation', '/registers'])
    expect(await statusOf(path)).toEqual([path, 200])
})
