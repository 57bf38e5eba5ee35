import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'

// One story told in order on one database: Lâm Bình's fourth quarter of 2023, as it was announced on 27/12/2023.
test.describe.configure({ mode: 'serial' })

const form = '/entry/D8-Q/D071/2023Q4'
const review = '/review/D8-Q/D071/2023Q4'
const analytics = '/api/v1/analytics?indicator=D8-3.1d&orgUnit=code:071@2023-12-27&period=2023Q4'

const classes = 'Tổng số, Số lớp tập huấn hướng dẫn đối thoại chính sách'
const participants = 'Tổng số, Số người dự tập huấn đối thoại chính sách'
const women = 'Nữ, Số người dự tập huấn đối thoại chính sách'

/** Everything typed is on the server: nothing waits any more. */
const saved = (page: Page) => expect(page.getByText(/^Đã lưu lúc \d\d:\d\d$/)).toBeVisible()

test('the officer sees what is late, enters, and what is wrong is said at its cell while everything typed stays', async ({
  page,
  signIn,
}) => {
  await signIn('officer')
  await page.goto('/entry')
  await expect(page.getByRole('heading', { name: /Trễ hạn/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: /Dự án 8.*Quý IV\/2023.*Lâm Bình/ }).click()
  await expect(page).toHaveURL(form)
  await expectAccessible(page)

  const bad: [string, RegExp][] = [
    ['hai trăm', /“hai trăm” không phải là số/],
    ['1.234,5', /được đọc là 1\.234,5.*số nguyên/],
    ['1.23', /Không rõ “1\.23” là bao nhiêu/],
    ['-5', /là số âm/],
    ['1000000000000', /lớn hơn mức nhận được/],
  ]
  await page.getByLabel(classes).fill('1')
  for (const [typed, error] of bad) {
    await page.getByLabel(participants, { exact: true }).fill(typed)
    await page.getByRole('button', { name: 'Lưu nháp' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'Có ô cần xem lại' })).toContainText(error)
    await expect(page.getByLabel(participants, { exact: true })).toHaveValue(typed)
    await expect(page.getByLabel(participants, { exact: true })).toHaveAttribute('aria-invalid', 'true')
  }
  await expectAccessible(page)
  await page.getByRole('alert').getByRole('link').first().click()
  await expect(page.getByLabel(participants, { exact: true })).toBeFocused()

  await page.getByLabel(participants, { exact: true }).fill('1.234')
  await page.getByRole('button', { name: 'Lưu nháp' }).click()
  await expect(page.getByText('Đọc là 1.234')).toBeVisible()
  // The echo stands before the server has it, and the next journey begins with what it has.
  await saved(page)
})

test('the draft is there again after leaving, an emptied cell stays empty, women above the total are not sent', async ({
  page,
  signIn,
}) => {
  await signIn('officer')
  await page.goto(form)
  await expect(page.getByLabel(classes)).toHaveValue('1')
  await page.getByLabel(participants, { exact: true }).fill('')
  await page.getByRole('button', { name: 'Lưu nháp' }).click()
  await saved(page)
  await page.reload()
  await expect(page.getByLabel(participants, { exact: true })).toHaveValue('')

  await page.getByLabel(participants, { exact: true }).fill('122')
  await page.getByLabel(women, { exact: true }).fill('130')
  await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click()
  await expect(page).toHaveURL(`${form}/check`)
  await expect(page.getByText(/số Nữ lớn hơn tổng số: 130 > 122/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Gửi cho tỉnh duyệt' })).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Quay lại sửa' }).click()
  await page.getByLabel(women, { exact: true }).fill('')
  await page.getByLabel(participants, { exact: true }).fill('232')
  await page.getByRole('button', { name: 'Lưu nháp' }).click()
  await saved(page)
  await page.reload()
  await expect(page.getByLabel(participants, { exact: true })).toHaveValue('232')
  await expect(page.getByLabel(women, { exact: true })).toHaveValue('')
})

test('the same draft in two browsers: both figures and who wrote theirs are shown, and one is chosen', async ({
  page,
  browser,
  signIn,
}) => {
  const dialogues = 'Tổng số, Số cuộc đối thoại chính sách'
  const context = await browser.newContext({ locale: 'vi-VN' })
  const other = await context.newPage()
  await signIn('officer')
  await signIn('officer', other)
  await page.goto(form)
  await other.goto(form)
  await page.getByLabel(dialogues).fill('3')
  await page.getByRole('button', { name: 'Lưu nháp' }).click()
  await saved(page)
  await other.getByLabel(dialogues).fill('4')
  await other.getByRole('button', { name: 'Lưu nháp' }).click()
  await expect(other.getByRole('alert').filter({ hasText: 'Có ô cần xem lại' })).toContainText(
    /vừa lưu 3 vào ô này/,
  )
  await expect(other.getByLabel(dialogues)).toHaveValue('4')
  await expectAccessible(other)
  await other.getByRole('button', { name: 'Giữ số của tôi: 4' }).click()
  await expect(other.getByText('đã lưu', { exact: true })).toBeVisible()
  await context.close()
  await page.reload()
  await expect(page.getByLabel(dialogues)).toHaveValue('4')
  // Also when the live part has come and knows what this browser saved before.
  await page.getByLabel(dialogues).focus()
  await saved(page)
  await expect(page.getByLabel(dialogues)).toHaveValue('4')
})

test('a session that ends while typing keeps what was typed, and sends it after signing in again', async ({
  page,
  context,
  signIn,
}) => {
  await signIn('officer')
  await page.goto(form)
  await page.getByLabel('Tổng số, Số cuộc truyền thông').fill('17')
  await context.clearCookies()
  await page.getByRole('button', { name: 'Lưu nháp' }).click()
  await expect(page.getByText(/Phiên làm việc đã hết/)).toBeVisible()
  await expect(page.getByLabel('Tổng số, Số cuộc truyền thông')).toHaveValue('17')
  await signIn('officer')
  await page.goto(form)
  await expect(page.getByLabel('Tổng số, Số cuộc truyền thông')).toHaveValue('17')
  await expect(page.getByText(/Đã lưu lúc/)).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Tổng số, Số cuộc truyền thông')).toHaveValue('17')
})

test('figures that go together are asked about: one is filled in, the other explained, and only then it can be sent', async ({
  page,
  signIn,
}) => {
  await signIn('officer')
  await page.goto(`${form}/check`)
  await expect(page.getByText('2 chỗ cần ghi chú trước khi gửi')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Gửi cho tỉnh duyệt' })).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('link', { name: /^Có cuộc truyền thông thì có lượt người dự/ }).click()
  await expect(page).toHaveURL(new RegExp(`${form}#`))
  await page.getByLabel('Tổng số, Số lượt người dự đối thoại chính sách', { exact: true }).fill('120')
  await page.getByRole('button', { name: /^Chi tiết ô: Số cuộc truyền thông/ }).click()
  const details = page.getByRole('dialog')
  await details.getByLabel('Ghi chú').fill('Phát loa ở chợ phiên, không đếm người nghe')
  await details.getByRole('button', { name: 'Xong' }).click()
  await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click()
  await expect(page).toHaveURL(`${form}/check`)
  await expect(page.getByText('Phát loa ở chợ phiên, không đếm người nghe').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Gửi cho tỉnh duyệt' })).toBeVisible()
})

test('the officer checks and sends once however often the button is pressed, and gets a receipt', async ({
  page,
  signIn,
}) => {
  await signIn('officer')
  await page.goto(`${form}/check`)
  await page.getByRole('button', { name: 'Gửi cho tỉnh duyệt' }).dblclick()
  await expect(page).toHaveURL(`${form}/receipt`)
  await expect(page.getByText(/^SH-2023Q4-[0-9A-Z]{6}$/)).toBeVisible()
  await expectAccessible(page)
  const answer = await page.request.get(analytics)
  expect((await answer.json()).rows[0]).toMatchObject({ value: null, missing: 'not-reported' })
})

test('the reviewer finds it waiting and returns it with a reason that the officer reads at the form', async ({
  page,
  signIn,
}) => {
  await signIn('reviewer')
  await page.goto('/review')
  await expectAccessible(page)
  await page.getByRole('link', { name: /Lâm Bình.*Quý IV\/2023/ }).click()
  await expect(page).toHaveURL(review)
  await expectAccessible(page)
  await page.getByLabel('Lý do trả lại').fill('sai')
  await page.getByRole('button', { name: 'Trả lại', exact: true }).click()
  await expect(page.getByText('Cần lý do rõ ràng')).toBeVisible()
  await expect(page.getByLabel('Lý do trả lại')).toHaveValue('sai')
  await page.getByLabel('Lý do trả lại').fill('Số người dự theo biên bản là 222, không phải 232')
  await page.getByRole('button', { name: 'Trả lại', exact: true }).click()
  await expect(page.getByText('Đã trả lại báo cáo')).toBeVisible()
})

test('the officer corrects and sends again', async ({ page, signIn }) => {
  await signIn('officer')
  await page.goto('/entry')
  await expect(page.getByRole('heading', { name: /Bị trả lại/ })).toBeVisible()
  await page.goto(form)
  await expect(page.getByText('Số người dự theo biên bản là 222, không phải 232')).toBeVisible()
  await page.getByLabel(participants, { exact: true }).fill('222')
  await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click()
  await page.getByRole('button', { name: 'Gửi cho tỉnh duyệt' }).click()
  await expect(page).toHaveURL(`${form}/receipt`)
})

test('the reviewer approves, and only then the figure counts: 222, not disaggregated', async ({
  page,
  signIn,
}) => {
  await signIn('reviewer')
  await page.goto(review)
  const before = await page.request.get(analytics)
  expect((await before.json()).rows[0]).toMatchObject({ value: null })
  await page.getByRole('button', { name: 'Duyệt báo cáo' }).click()
  await expect(page.getByText('Đã duyệt báo cáo')).toBeVisible()

  const after = await (await page.request.get(analytics)).json()
  expect(after.rows).toHaveLength(1)
  expect(after.rows[0]).toMatchObject({ value: 222, missing: null, coverage: { reported: 1, assigned: 1 } })
  const bySex = await (await page.request.get(`${analytics}&breakdown=sex`)).json()
  const [total, ...options] = bySex.rows
  expect(total).toMatchObject({ breakdown: {}, value: 222 })
  expect(options.map((row: { breakdown: { sex: string } }) => row.breakdown.sex).sort()).toEqual([
    'female',
    'male',
    'not-stated',
  ])
  for (const row of options) expect(row).toMatchObject({ value: null, missing: 'not-disaggregated' })
})

test('the officer can not change an approved figure silently', async ({ page, signIn }) => {
  await signIn('officer')
  await page.goto(form)
  await expect(page).toHaveURL(`${form}/receipt`)
  await page.getByRole('button', { name: 'Mở bản sửa' }).click()
  await expect(page.getByText('Cần lý do rõ ràng')).toBeVisible()
})

test('every step stands in the audit log', async ({ page, signIn }) => {
  await signIn('auditor')
  for (const action of ['submission.submit', 'submission.return', 'submission.approve', 'session.sign-in']) {
    await page.goto(`/audit?action=${action}`)
    await expect(page.getByRole('main')).toContainText(
      action === 'session.sign-in' ? /lambinh/ : /Lâm Bình|D071/,
    )
  }
})

test('without script the form saves, keeps what was wrong as typed, and goes on to the check', async ({
  browser,
  signIn,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'vi-VN' })
  const page = await context.newPage()
  await signIn('officer', page)
  await page.goto('/entry/D8-Q/D071/2024Q2')
  await page.getByLabel(classes).fill('2')
  await page.getByLabel(participants, { exact: true }).fill('tám mươi')
  await page.getByRole('button', { name: 'Lưu nháp' }).click()
  await expect(page.getByRole('alert')).toContainText('“tám mươi” không phải là số')
  await expect(page.getByLabel(participants, { exact: true })).toHaveValue('tám mươi')
  await expect(page.getByLabel(classes)).toHaveValue('2')
  await page.getByLabel(participants, { exact: true }).fill('80')
  await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click()
  await expect(page).toHaveURL('/entry/D8-Q/D071/2024Q2/check')
  await expect(page.getByRole('row', { name: /Số người dự tập huấn đối thoại chính sách/ })).toContainText(
    '80',
  )
  await context.close()
})
