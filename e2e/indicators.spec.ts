import { expect, expectAccessible, test } from './fixtures'

test('an indicator is found by its name without marks and read with all that is known of it', async ({
  page,
  signIn,
}) => {
  await signIn('committee')
  await page.goto('/indicators')
  await expect(page.getByRole('row').filter({ has: page.getByRole('rowheader') })).toHaveCount(99 + 8)
  await page.getByRole('searchbox', { name: 'Tìm chỉ tiêu' }).fill('tu vong me')
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await expect(page).toHaveURL(/q=tu\+vong\+me/)
  await expect(page.getByRole('main').getByRole('status')).toContainText('1 chỉ tiêu khớp')
  await page.getByRole('link', { name: /^Tỷ số tử vong mẹ/ }).click()
  await expect(page).toHaveURL(/\/indicators\/NQ28-4\.2$/)
  const main = page.getByRole('main')
  for (const words of ['NQ 28/NQ-CP ngày 03/03/2021', '#{NQ28-4.2.n}', 'Số trẻ đẻ sống', '100.000', '≤ 42']) {
    await expect(main).toContainText(words)
  }
  await expect(main.getByRole('heading', { name: 'Cách gộp số liệu' })).toBeVisible()
})

test('the search finds nothing in words, and all again', async ({ page, signIn }) => {
  await signIn('committee')
  await page.goto('/indicators?q=xyzw')
  await expect(page.getByRole('main')).toContainText('Không tìm thấy chỉ tiêu nào')
  await page.getByRole('link', { name: 'Xem tất cả' }).click()
  await expect(page.getByRole('link', { name: /^Tỷ lệ giải ngân/ })).toBeVisible()
})

test('its series, files, published figures and data address are one step away', async ({ page, signIn }) => {
  await signIn('committee')
  await page.goto('/indicators/D8-1.1')
  const main = page.getByRole('main')
  await expect(main.getByRole('figure')).toBeVisible()
  await main.locator('summary', { hasText: 'Tải về' }).first().click()
  await expect(main.getByRole('link', { name: /Bảng CSV/ })).toBeVisible()
  await expect(main.getByRole('link', { name: /số đã công bố/ })).toHaveAttribute(
    'href',
    '/sources?indicator=D8-1.1',
  )
  const address = await main.getByRole('link', { name: /api\/v1\/analytics/ }).getAttribute('href')
  const answer = await page.request.get(address ?? '')
  expect(answer.status()).toBe(200)
  const { rows } = await answer.json()
  expect(rows.length).toBeGreaterThan(0)
  await main.getByRole('link', { name: 'Mở biểu đồ, chọn địa bàn và kỳ' }).click()
  await expect(page).toHaveURL(/\/charts\/D8-1\.1/)
  await page.getByRole('link', { name: 'Định nghĩa' }).click()
  await expect(page).toHaveURL(/\/indicators\/D8-1\.1$/)
})

test('a label is shown as one, without chart; an unknown code is not found', async ({ page, signIn }) => {
  await signIn('committee')
  await page.goto('/indicators/DA-1553')
  await expect(page.getByRole('main')).toContainText('Đây là nhãn')
  await expect(page.getByRole('figure')).toHaveCount(0)
  expect((await page.request.get('/charts/DA-1553')).status()).toBe(404)
  expect((await page.request.get('/indicators/NQ28-9.9')).status()).toBe(404)
})

test('a target from memory is listed as unchecked', async ({ page, signIn }) => {
  await signIn('committee')
  await page.goto('/indicators/REP-1')
  const row = page.getByRole('row').filter({ hasText: 'đến năm 2030' })
  await expect(row).toContainText('chưa kiểm chứng, không vẽ')
})

test('the pages pass axe and fit a phone', async ({ page, signIn }) => {
  test.setTimeout(180_000)
  await signIn('committee')
  for (const address of [
    '/indicators?q=bao+luc',
    '/indicators/NQ28-1.1',
    '/indicators/D8-F.3',
    '/indicators/DA-938',
  ]) {
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
