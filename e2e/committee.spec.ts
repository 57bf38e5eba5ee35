import { expect, test } from './fixtures'

const national = '/?orgUnit=VN&period=2025Q2'

test('a committee member reads who reported, which targets slip and the key figures', async ({
  page,
  signIn,
}) => {
  await signIn('committee')
  await page.goto(national)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Việt Nam, Quý II/2025')
  const summary = page.getByRole('region', { name: 'Tóm tắt' })
  await expect(summary).toContainText(/\d+ trên \d+ đơn vị đã gửi báo cáo Quý II\/2025/)
  await expect(summary).toContainText(/chậm hoặc cần theo dõi/)

  const teams = page.getByRole('listitem').filter({ hasText: 'Số tổ truyền thông cộng đồng' }).first()
  await expect(teams).toContainText('≥ 9.000 tổ')
  await expect(teams).toContainText('càng cao càng tốt')
  await expect(teams).toContainText(/so với cùng kỳ năm trước/)
  await expect(teams).toContainText(/\d+ trên \d+ đơn vị/)
  const answered = page
    .getByRole('listitem')
    .filter({ hasText: 'Tỷ lệ ý kiến, kiến nghị được giải quyết' })
    .first()
  await expect(answered).toContainText(/\d+ \/ \d+/)
  await expect(answered).toContainText(/điểm %/)

  await expect(page.getByRole('heading', { name: /Chưa gửi báo cáo, Quý II\/2025/ })).toBeVisible()
  await expect(page.getByText('Dữ liệu minh hoạ').first()).toBeVisible()
})

test('filters live in the address, and an area leads down and back', async ({ page, signIn }) => {
  await signIn('committee')
  await page.goto(national)
  await page.getByLabel('Mức duyệt').first().selectOption('provisional')
  await page.getByRole('button', { name: 'Xem', exact: true }).first().click()
  await expect(page).toHaveURL(/stage=provisional/)
  await expect(page).toHaveURL(/period=2025Q2/)

  await page.goto(national)
  const comparison = page.getByRole('figure', { name: /theo đơn vị/ })
  await comparison.getByText('Bảng số liệu').click()
  await comparison.getByRole('link', { name: 'Tuyên Quang' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Tuyên Quang.*, Quý II\/2025$/)
  await expect(page).toHaveURL(/orgUnit=P08-2025/)
  await page
    .getByRole('navigation', { name: 'Địa bàn cấp trên' })
    .getByRole('link', { name: 'Việt Nam' })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Việt Nam/)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Tuyên Quang/)
})

test('every chart has title, one sentence, unit, source, date of data and its table', async ({
  page,
  signIn,
}) => {
  await signIn('committee')
  await page.goto(national)
  const figures = page.getByRole('figure')
  await expect(figures).toHaveCount(4)
  for (const figure of await figures.all()) {
    await expect(figure.getByRole('heading')).toBeVisible()
    await expect(figure.getByRole('img')).toHaveAccessibleName(/.+/)
    await expect(figure).toContainText(/Nguồn: .+/)
    await expect(figure).toContainText(/Phiên bản dữ liệu: \d+/)
  }
  // The pointer wakes the pictures it passes over, so the tables come second.
  for (const figure of await figures.all()) {
    await figure.getByText('Bảng số liệu').click()
    await expect(figure.getByRole('table')).toBeVisible()
  }
  const representation = page.getByRole('figure', { name: /nữ đại biểu HĐND/ })
  await expect(representation).toContainText('29,08')
  await expect(representation).toContainText('Số liệu đã công bố')
})

test('without script the page is read, filtered and downloaded all the same', async ({ browser, signIn }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'vi-VN' })
  const page = await context.newPage()
  await signIn('committee', page)
  await page.goto(national)
  await expect(page.getByRole('figure').first().locator('svg:visible').first()).toBeVisible()
  await page.getByLabel('Kỳ', { exact: true }).first().selectOption('2025Q1')
  await page.getByRole('button', { name: 'Xem', exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Việt Nam, Quý I/2025')
  await context.close()
})

test('on paper the page is its head, its figures and whole charts, with the filters in words', async ({
  page,
  signIn,
}) => {
  await signIn('committee')
  await page.goto(national)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText(/^Đang xem: .*Việt Nam · Quý II\/2025 · Đã duyệt$/).last()).toBeVisible()
  await expect(page.locator('nav:visible, form:visible')).toHaveCount(0)
  const figures = page.getByRole('figure')
  for (const figure of await figures.all()) await expect(figure).toHaveCSS('break-inside', 'avoid')
  await expect(page.getByText('Dữ liệu minh hoạ').first()).toBeVisible()
})

test('the page is presented point by point by keys, and left for where it was', async ({ page, signIn }) => {
  await signIn('committee')
  await page.goto(national)
  await page.getByRole('link', { name: 'Trình chiếu' }).click()
  await expect(page.getByRole('region', { name: 'Tóm tắt' })).toContainText(/chậm hoặc cần theo dõi/)
  await expect(page.getByRole('banner')).toBeHidden()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('heading', { name: 'Chỉ tiêu chính' })).toBeVisible()
  await page.keyboard.press('End')
  await expect(page.getByRole('heading', { name: /^Chưa gửi báo cáo/ })).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('main').getByRole('img').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/\?orgUnit=VN&period=2025Q2$/)
})

test('the published sources stand with precision, date and confidence, and never roll up', async ({
  page,
  signIn,
}) => {
  await signIn('committee')
  await page.goto('/sources')
  await expect(page.getByRole('main')).toContainText('10.393')
  await expect(page.getByRole('main')).toContainText('hơn 7.000')
  await expect(page.getByRole('main')).toContainText(/40,59|40,36/)
  await expect(
    page
      .getByRole('main')
      .getByRole('link', { name: /đối thoại chính sách/ })
      .first(),
  ).toBeVisible()
  await page.goto('/charts/D8-1.1?orgUnit=VN&period=2025Q2')
  await expect(page.getByRole('figure').getByRole('table')).not.toContainText('10.393')
})
