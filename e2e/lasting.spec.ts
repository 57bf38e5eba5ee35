import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { demoPassword } from '@/lib/access/demo-accounts'
import { Acknowledged } from './acknowledged'
import { expect, expectAccessible, people, test } from './fixtures'
import { largeForm, largeFormMetadata } from './large-form'
import { createOwnServer, type OwnServer } from './own-server'

// What officers trust: whatever the server said it kept is there afterwards, whatever broke on the way.
// A server of its own, because it is struck down.
test.describe.configure({ mode: 'serial', timeout: 180_000 })
const base = 'http://localhost:3812'
// Without pictures of each step: hundreds of keys are pressed here.
test.use({ baseURL: base, trace: { mode: 'retain-on-failure', snapshots: false, screenshots: false } })

const commune = 'C02266-2025'
const form = `/entry/D8-Q/${commune}/2026Q4`
const widths = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
} as const

let server: OwnServer
test.beforeAll(async () => {
  test.setTimeout(300_000)
  server = await createOwnServer(3812)
  await server.start()
})
test.afterAll(() => server.remove())

const field = (page: Page, item: string, column = 'Tổng số') =>
  page.getByLabel(`${column}, ${item}`, { exact: true })

/** Types into a cell as a person does, key by key, and goes on to the next. */
async function type(page: Page, item: string, text: string): Promise<void> {
  await field(page, item).click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

const teams = 'Số tổ truyền thông cộng đồng được thành lập và duy trì'
const classes = 'Số lớp tập huấn hướng dẫn đối thoại chính sách'
const dialogues = 'Số cuộc đối thoại chính sách (cấp xã, cụm thôn bản)'
const participants = 'Số người dự tập huấn đối thoại chính sách'

const saved = (page: Page) =>
  expect(page.getByText(/^Đã lưu lúc \d\d:\d\d$/)).toBeVisible({ timeout: 30_000 })

for (const [name, viewport] of Object.entries(widths)) {
  test(`${name}: the network is cut while typing; everything stays, also across a reload, and arrives afterwards`, async ({
    page,
    context,
    signIn,
  }) => {
    await page.setViewportSize(viewport)
    await signIn('officer')
    const kept = new Acknowledged().watch(context)
    await page.goto(form)
    await type(page, teams, name === 'phone' ? '11' : '21')
    await saved(page)
    // The worker has to hold the page before the line goes.
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await page.reload()
    await context.setOffline(true)
    await type(page, classes, name === 'phone' ? '12' : '22')
    await type(page, dialogues, name === 'phone' ? '13' : '23')
    await expect(page.getByText('Đang mất mạng: 2 ô được giữ ở máy này')).toBeVisible()
    await expectAccessible(page)
    await page.reload()
    await expect(field(page, classes)).toHaveValue(name === 'phone' ? '12' : '22')
    await expect(page.getByText('Đang mất mạng: 2 ô được giữ ở máy này')).toBeVisible()
    await type(page, participants, name === 'phone' ? '14' : '24')
    await context.setOffline(false)
    await saved(page)
    await kept.expectAllKept(page)
    expect(kept.cells.size).toBe(4)
    await expect(field(page, dialogues)).toHaveValue(name === 'phone' ? '13' : '23')
  })

  test(`${name}: the browser is killed while nothing can be sent; typed figures are sent when it is opened again`, async () => {
    const profile = await mkdtemp(join(tmpdir(), 'songhanh-profile-'))
    const open = async () => {
      const { launchOptions } = test.info().project.use
      const context = await chromium.launchPersistentContext(profile, {
        ...launchOptions,
        baseURL: base,
        viewport,
        locale: 'vi-VN',
        timezoneId: 'Asia/Ho_Chi_Minh',
      })
      return { context, page: await context.newPage() }
    }
    try {
      const first = await open()
      await first.page.goto('/sign-in')
      await first.page.getByLabel('Thư điện tử').fill(people.officer)
      await first.page.getByLabel('Mật khẩu').fill(demoPassword)
      await first.page.getByRole('button', { name: 'Đăng nhập', exact: true }).first().click()
      await expect(first.page).not.toHaveURL(/sign-in/, { timeout: 30_000 })
      const kept = new Acknowledged().watch(first.context)
      await first.page.goto(form)
      await type(first.page, teams, name === 'phone' ? '31' : '41')
      await saved(first.page)
      await first.context.route('**/api/v1/submissions/**', (route) => route.abort('connectionreset'))
      await type(first.page, classes, name === 'phone' ? '32' : '42')
      await expect(first.page.getByText(/1 ô (chờ gửi|được giữ ở máy này)|Đang lưu 1 ô/)).toBeVisible()
      await first.context.close()

      const second = await open()
      kept.watch(second.context)
      await second.page.goto(form)
      // Nobody touches anything: what waited goes by itself.
      await saved(second.page)
      await kept.expectAllKept(second.page)
      expect(kept.cells.get('D8-3.1c|')).toBe(name === 'phone' ? '32' : '42')
      await second.context.close()
    } finally {
      await rm(profile, { recursive: true, force: true })
    }
  })
}

test('the server is killed with -9 in the middle of saving and started again: nothing acknowledged is lost, what waited arrives', async ({
  page,
  context,
  signIn,
}) => {
  await page.setViewportSize(widths.desktop)
  await signIn('officer')
  const kept = new Acknowledged().watch(context)
  await page.goto(form)
  const cells = page.locator('input[data-cell]:not([readonly])')
  const total = Math.min(24, await cells.count())
  let killed: Promise<void> | undefined
  for (let index = 0; index < total; index += 1) {
    // Far apart from what the checks refuse: each figure its own.
    await cells.nth(index).click()
    await page.keyboard.type(String(5 + (index % 3)))
    await page.keyboard.press('Tab')
    if (kept.count >= 6) killed ??= server.kill()
    await page.waitForTimeout(60)
  }
  await (killed ?? server.kill())
  await expect(page.getByText(/ô chờ gửi|được giữ ở máy này|Đang lưu \d+ ô/)).toBeVisible()
  await expectAccessible(page)
  await server.start()
  await saved(page)
  await kept.expectAllKept(page)
  expect(kept.cells.size).toBeGreaterThanOrEqual(total - 2)
})

test('the same form in two browsers: both figures and who wrote the other are shown, and either can be kept', async ({
  browser,
  signIn,
}) => {
  const open = async () => {
    const context = await browser.newContext({ baseURL: base, locale: 'vi-VN', viewport: widths.phone })
    const page = await context.newPage()
    await signIn('officer', page)
    await page.goto(form)
    return { context, page }
  }
  const [one, two] = [await open(), await open()]
  const kept = new Acknowledged().watch(one.context, two.context)
  await type(one.page, teams, '51')
  await type(one.page, dialogues, '52')
  await saved(one.page)
  await type(two.page, teams, '61')
  await type(two.page, dialogues, '62')
  await expect(two.page.getByText(/^Cán bộ Lâm Bình vừa lưu 51 vào ô này/)).toBeVisible()
  await expect(two.page.getByText(/^Cán bộ Lâm Bình vừa lưu 52 vào ô này/)).toBeVisible()
  await expectAccessible(two.page)
  await two.page.getByRole('button', { name: 'Giữ số của tôi: 61' }).click()
  await two.page.getByRole('button', { name: /^Lấy số của .*: 52$/ }).click()
  await saved(two.page)
  await expect(field(two.page, dialogues)).toHaveValue('52')
  await kept.expectAllKept(two.page)
  await expect(field(two.page, teams)).toHaveValue('61')
  await one.context.close()
  await two.context.close()
})

test('a session that ends in the middle of a form: said at once, kept, and sent after signing in again', async ({
  page,
  context,
  signIn,
}) => {
  await signIn('officer')
  const kept = new Acknowledged().watch(context)
  await page.goto(form)
  await type(page, teams, '71')
  await saved(page)
  await context.clearCookies()
  await type(page, classes, '72')
  await expect(page.getByText(/Phiên làm việc đã hết/)).toBeVisible()
  await expect(field(page, classes)).toHaveValue('72')
  await expectAccessible(page)
  const other = await context.newPage()
  await signIn('officer', other)
  await page.bringToFront()
  const again = page.getByRole('button', { name: 'Thử gửi lại' })
  // Coming back to the page is enough; the button is there for who is impatient.
  await again.click({ timeout: 5_000 }).catch(() => undefined)
  await saved(page)
  await kept.expectAllKept(page)
  expect(kept.cells.get('D8-3.1c|')).toBe('72')
})

test('a form of 300 cells by keyboard only: every figure arrives', async ({
  page,
  context,
  browser,
  signIn,
}) => {
  const admin = await browser.newContext({ baseURL: base, locale: 'vi-VN' })
  const adminPage = await admin.newPage()
  await signIn('admin', adminPage)
  const sent = await adminPage.request.post('/api/v1/import', { data: largeFormMetadata(commune) })
  expect(sent.status(), await sent.text()).toBe(200)
  await admin.close()

  await page.setViewportSize(widths.desktop)
  await signIn('officer')
  const kept = new Acknowledged().watch(context)
  await page.goto(`/entry/${largeForm.code}/${commune}/2026Q4`)
  const cells = page.getByLabel(/^Nhóm \d, Chỉ tiêu dài \d+$/)
  await expect(cells).toHaveCount(largeForm.rows * largeForm.columns)
  await cells.first().focus()
  for (let row = 0; row < largeForm.rows; row += 1) {
    for (let column = 0; column < largeForm.columns; column += 1) {
      await page.keyboard.type(String(row * largeForm.columns + column + 1))
      await page.keyboard.press('Tab')
    }
  }
  await saved(page)
  expect(kept.cells.size).toBe(300)
  await expectAccessible(page)
  await kept.expectAllKept(page)
  await expect(cells.last()).toHaveValue('300')
})
