import { expect, expectAccessible, test } from './fixtures'

test('a board for a meeting: kept from a chart, spoken of, put in order, shared, presented by keys, taken away', async ({
  page,
  signIn,
  browser,
}) => {
  test.setTimeout(180_000)
  await signIn('committee')
  await page.goto('/charts/D8-3.1d?orgUnit=VN&period=2025Q2')
  await page.getByRole('button', { name: 'Thêm vào bảng' }).click()
  await expect(page.getByText('Bảng mới sẽ có biểu đồ vừa chọn.')).toBeVisible()
  await page.getByRole('button', { name: 'Tạo bảng' }).click()
  await expect(page.getByRole('alert').getByText('Cần nhập tên bảng.')).toBeVisible()
  await page.getByLabel('Tên bảng').fill('Sơ kết 6 tháng đầu năm')
  await page.getByRole('button', { name: 'Tạo bảng' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sơ kết 6 tháng đầu năm' })).toBeVisible()
  await expectAccessible(page)
  const address = new URL(page.url()).pathname

  await page.goto('/charts/D8-F.3?orgUnit=P08-2025&period=2025Q2')
  await page.getByLabel('Bảng', { exact: true }).selectOption('Sơ kết 6 tháng đầu năm')
  await page.getByRole('button', { name: 'Thêm vào bảng' }).click()
  await expect(page.getByRole('figure')).toHaveCount(2)

  await page.getByRole('link', { name: 'Sửa bảng' }).click()
  await page.getByRole('textbox', { name: 'Ghi chú cho biểu đồ' }).first().fill('Nêu trước hội nghị')
  await page.getByRole('button', { name: /^Lưu ghi chú: Số người dự tập huấn/ }).click()
  await page.getByRole('button', { name: /^Lên: Tỷ lệ giải ngân/ }).click()
  await expect(page.getByRole('heading', { level: 3 }).first()).toHaveText(/^1\. Tỷ lệ giải ngân/)
  await expectAccessible(page)

  const other = await browser.newPage()
  await signIn('officer', other)
  expect((await other.goto(address))?.status()).toBe(404)
  await page.getByRole('checkbox', { name: /Cho mọi người trong hệ thống xem/ }).check()
  await page.getByRole('button', { name: 'Lưu bảng' }).click()
  await expect(page.getByText('Mọi người xem được')).toBeVisible()
  expect((await other.goto(address))?.status()).toBe(200)
  await expect(other.getByRole('link', { name: 'Sửa bảng' })).toHaveCount(0)
  await expect(other.getByText('Biểu đồ này không thuộc phạm vi tài khoản của bạn').first()).toBeVisible()
  const theirs = await (await other.request.get(`${address}/download?format=csv`)).text()
  expect(theirs).toContain('Biểu đồ này không thuộc phạm vi tài khoản của người tải')
  await other.close()

  const menu = page.locator('details', { hasText: 'Tải bảng này về' })
  await menu.locator('summary').click()
  await expectAccessible(page)
  await expect(menu.getByRole('link')).toHaveCount(9)
  const starts = { pdf: '%PDF', csv: '\xef\xbb\xbf# title: S', svg: '<?xml', png: '\x89PNG', zip: 'PK' }
  for (const [format, start] of Object.entries(starts)) {
    const link = menu.locator(`a[href="${address}/download?format=${format}"]`)
    const answer = await page.request.get((await link.getAttribute('href')) ?? '')
    expect(answer.status(), format).toBe(200)
    expect((await answer.body()).toString('latin1').startsWith(start), format).toBe(true)
  }

  await page.getByRole('link', { name: 'Trình chiếu' }).click()
  await expect(page.getByText('0 / 2')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Tỷ lệ giải ngân/)
  await page.keyboard.press('End')
  await expect(page.getByText('Nêu trước hội nghị')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(new RegExp(`${address}$`))

  await page.getByRole('link', { name: 'Sửa bảng' }).click()
  await page.getByText('Xoá bảng', { exact: true }).click()
  await page.getByRole('button', { name: 'Xoá bảng này' }).click()
  await expect(page).toHaveURL(/\/boards$/)
  expect((await page.goto(address))?.status()).toBe(404)
})

test('a programme, an area of before and its successors, trainings: each reads without script', async ({
  browser,
  page,
  signIn,
}) => {
  await signIn('committee')
  const quiet = await browser.newPage({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  await quiet.goto('/programmes/D8?orgUnit=P08-2025&period=2024Q4')
  await expect(quiet.getByRole('heading', { level: 2, name: /^Nội dung 3/ })).toBeVisible()
  await expect(quiet.getByRole('figure').first()).toBeVisible()
  await quiet.goto('/areas?q=lam+binh')
  await quiet.getByRole('link', { name: 'huyện Lâm Bình' }).click()
  await expect(quiet.getByText('đến 30/06/2025').first()).toBeVisible()
  await expect(quiet.getByRole('heading', { name: 'Chỉ tiêu chính, Quý II/2025' })).toBeVisible()
  await quiet
    .getByRole('region', { name: /^Từ ngày 01\/07\/2025 trở thành/ })
    .getByRole('link', { name: 'xã Lâm Bình' })
    .click()
  await expect(quiet.getByRole('heading', { level: 1, name: 'Xã Lâm Bình' })).toBeVisible()
  await quiet.goto('/trainings?orgUnit=P08-2025&period=2024Q4')
  await expect(quiet.getByRole('heading', { level: 1 })).toHaveText(/^Tập huấn và đối thoại: Tuyên Quang/)
  await quiet.close()
})
