import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { strToU8, zipSync } from 'fflate'
import { expect, expectAccessible, test } from './fixtures'
import { createOwnServer, type OwnServer } from './own-server'

// One story told in order: from the announcement of 27/12/2023 to the figure on a chart, and back to its sentence.
// A server of its own, because another journey enters the same quarter of the same district.
test.describe.configure({ mode: 'serial', timeout: 180_000 })
const base = 'http://localhost:3813'
test.use({ baseURL: base })

let server: OwnServer
test.beforeAll(async () => {
  test.setTimeout(300_000)
  server = await createOwnServer(3813)
  await server.start()
})
test.afterAll(() => server.remove())

const announcement = readFileSync(join('data', 'announcements', '001.txt'), 'utf8')
const form = '/entry/D8-Q/D071/2023Q4'
const title = 'Hội nghị tập huấn hướng dẫn đối thoại chính sách cấp cơ sở'
const participants = 'Số người dự tập huấn đối thoại chính sách'
const chart = '/charts/D8-3.1d?orgUnit=D071&period=2023Q4'
const words = (page: Page) => page.getByLabel('Nguyên văn thông báo', { exact: true })
const read = (page: Page) => page.getByRole('button', { name: 'Đọc thông báo' }).click()
const refused = (page: Page) => page.getByRole('alert').filter({ hasText: 'Chưa đọc được' })

async function fitsAPhone(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 })
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0)
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 900 })
}

test('what can’t be read is refused in words, and what was pasted stays in the box', async ({
  page,
  signIn,
}) => {
  await signIn('officer')
  await page.goto('/activities')
  await page.getByRole('link', { name: 'Ghi từ thông báo' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ghi hoạt động từ thông báo' })).toBeVisible()
  await read(page)
  await expect(refused(page)).toContainText('Chưa có nội dung nào để đọc')
  await expectAccessible(page)

  // As pasting puts it there; typing a megabyte takes a browser minutes.
  const long = 'Hội Phụ nữ huyện vui.\n'.repeat(40_000)
  await words(page).evaluate((box, text) => {
    ;(box as HTMLTextAreaElement).value = text
  }, long)
  await read(page)
  await expect(refused(page)).toContainText('dài hơn 1 MB')
  expect(await words(page).evaluate((box) => (box as HTMLTextAreaElement).value.length)).toBe(long.length)

  await page.goto('/announcements/new')
  await words(page).fill('Hội LHPN huyện Lâm Bình')
  const document = '<w:document><w:p><w:r><w:t>222 đồng chí</w:t></w:r></w:p></w:document>'
  const rels =
    '<Relationships><Relationship Type="x/attachedTemplate" Target="http://127.0.0.1:1/t.dotm" TargetMode="External"/></Relationships>'
  const bad: [string, Uint8Array, RegExp][] = [
    ['hai.docx', strToU8('Sơ kết'), /Chỉ dùng một trong hai/],
    ['anh.docx', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), /Loại tệp này chưa đọc được/],
    [
      'macro.docx',
      zipSync({ 'word/document.xml': strToU8(document), 'word/vbaProject.bin': strToU8('x') }),
      /macro/,
    ],
    [
      'thuc-the.docx',
      zipSync({
        'word/document.xml': strToU8(`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${document}`),
      }),
      /hỏng|không được phép/,
    ],
    [
      'mau-tu-xa.docx',
      zipSync({ 'word/document.xml': strToU8(document), 'word/_rels/settings.xml.rels': strToU8(rels) }),
      /từ nơi khác/,
    ],
    [
      'bom.docx',
      zipSync({ 'word/document.xml': strToU8(`${document}${' '.repeat(31 * 1024 * 1024)}`) }),
      /quá lớn/,
    ],
  ]
  for (const [name, bytes, answer] of bad) {
    await page.getByLabel('Hoặc tệp thông báo', { exact: true }).setInputFiles({
      ...{ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) },
    })
    await read(page)
    await expect(refused(page), name).toContainText(answer)
    if (name === 'hai.docx') {
      await expect(words(page)).toHaveValue('Hội LHPN huyện Lâm Bình')
      await words(page).fill('')
    }
  }
})

test('a page with a script is read as text and never run', async ({ page, signIn }) => {
  await signIn('officer')
  await page.goto('/announcements/new')
  let asked = false
  page.on('dialog', (dialog) => {
    asked = true
    void dialog.dismiss()
  })
  const html = `<!DOCTYPE html><html><body><h1>Hội nghị tập huấn về bình đẳng giới</h1><script>alert(1)</script>
    <p>Sáng 12/12/2023, Hội LHPN huyện Lâm Bình tổ chức hội nghị tập huấn cho 46 đại biểu.<img src=x onerror="alert(2)"></p>
    <p>&lt;script&gt;alert(3)&lt;/script&gt;</p></body></html>`
  await page.getByLabel('Hoặc tệp thông báo', { exact: true }).setInputFiles({
    ...{ name: 'tin.html', mimeType: 'text/html', buffer: Buffer.from(html) },
  })
  await read(page)
  await expect(page.getByText('Nguyên văn đã được lưu làm căn cứ.')).toBeVisible()
  const text = page.getByRole('region', { name: 'Thông báo', exact: true })
  await expect(text).toContainText('<script>alert(3)</script>')
  await expect(text).not.toContainText('alert(1)')
  await expect(page.getByLabel('Tổng số người dự', { exact: true })).toHaveValue('46')
  expect(asked).toBe(false)
})

test('without script: pasted in decomposed letters, the place wrongly dated is refused at its field, nothing is lost', async ({
  browser,
  signIn,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'vi-VN', baseURL: base })
  const page = await context.newPage()
  await signIn('officer', page)
  await page.goto('/announcements/new')
  const later = announcement.replace('27/12/2023', '27/12/2025').normalize('NFD')
  await words(page).fill(later)
  await read(page)
  await expect(page.getByLabel('Tên hoạt động', { exact: true })).toHaveValue(title)
  // The district ended with 30/06/2025: the text's place can't be that of its day.
  await expect(page.getByText('Cần xem lại')).toBeVisible()
  await page.getByLabel('Địa bàn', { exact: true }).fill('D071')
  await page.getByRole('button', { name: 'Xác nhận và lưu hoạt động' }).click()
  await expect(page.getByRole('alert')).toContainText('chỉ tồn tại đến 30/06/2025')
  await expect(page.getByLabel('Tên hoạt động', { exact: true })).toHaveValue(title)
  await expect(page.getByLabel('Ngày bắt đầu', { exact: true })).toHaveValue('27/12/2025')
  await context.close()
})

test('pasted, it is proposed with every field beside its words; confirmed, it is an activity', async ({
  page,
  signIn,
}) => {
  await signIn('officer')
  await page.goto('/announcements/new')
  await words(page).fill(announcement)
  await read(page)
  await expect(page).toHaveURL(/\/announcements\/001\?kept=known/)
  await expect(page.getByText('Thông báo này đã có trong hệ thống')).toBeVisible()
  await expectAccessible(page)
  await fitsAPhone(page)

  const text = page.getByRole('region', { name: 'Thông báo', exact: true })
  for (const marked of ['Sáng 27/12/2023', 'nhà văn hóa thị trấn Lăng Can', '222', 'huyện Lâm Bình'])
    await expect(text.locator('mark').filter({ hasText: marked }).first()).toBeVisible()
  await expect(page.getByText('Thông báo không nói', { exact: true })).toBeVisible()
  await expect(page.getByText('Số nữ; Số người dân tộc thiểu số; Số lớp, số cuộc')).toBeVisible()

  const filled: [string, string][] = [
    ['Tên hoạt động', title],
    ['Địa điểm', 'nhà văn hóa thị trấn Lăng Can'],
    ['Đơn vị tổ chức', 'Hội Liên hiệp Phụ nữ huyện Lâm Bình'],
    ['Ngày bắt đầu', '27/12/2023'],
    ['Tổng số người dự', '222'],
    ['Nữ', ''],
    ['Dân tộc thiểu số', ''],
    ['Số lớp, số buổi', ''],
  ]
  for (const [label, value] of filled)
    await expect(page.getByLabel(label, { exact: true }), label).toHaveValue(value)
  await expect(page.getByLabel('Địa bàn', { exact: true })).toHaveValue(/D071/)
  await expect(page.getByLabel('Loại hoạt động', { exact: true })).toHaveValue('D8-THDOITHOAI')
  await text.getByRole('link', { name: /Tổng số người dự$/ }).click()
  await expect(page.getByLabel('Tổng số người dự', { exact: true })).toBeInViewport()

  await page.getByRole('button', { name: 'Xác nhận và lưu hoạt động' }).click()
  await expect(page.getByText('Đã ghi hoạt động.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Quý IV/2023')
  const proof = page.getByRole('region', { name: 'Thông báo', exact: true })
  await expect(proof.locator('mark').filter({ hasText: /^222$/ })).toBeVisible()
  await expectAccessible(page)
  await fitsAPhone(page)

  await page.goto('/announcements/001')
  await expect(page.getByText('Đã ghi 1 hoạt động từ thông báo này:')).toBeVisible()
})

test('the form of the quarter offers 222, takes it, and is sent', async ({ page, signIn }) => {
  await signIn('officer')
  await page.goto(form)
  const offered = page.getByRole('listitem').filter({ hasText: participants })
  await expect(offered.first()).toContainText('từ hoạt động: 222')
  await page.getByRole('button', { name: /^Lấy số cho \d+ ô còn trống$/ }).click()
  await expect(page.getByText(/^Đã lấy số cho \d+ ô\.$/)).toBeVisible()
  await expect(page.getByLabel(`Tổng số, ${participants}`, { exact: true })).toHaveValue('222')
  await expect(page.getByLabel(`Nữ, ${participants}`, { exact: true })).toHaveValue('')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Kiểm tra và gửi' }).click()
  await page.getByRole('button', { name: 'Gửi cho tỉnh duyệt' }).click()
  await expect(page).toHaveURL(`${form}/receipt`)
})

test('another person approves it, and the chart and its file show 222, not disaggregated', async ({
  page,
  signIn,
}) => {
  await signIn('reviewer')
  await page.goto('/review/D8-Q/D071/2023Q4')
  await page.getByRole('button', { name: 'Duyệt báo cáo' }).click()
  await expect(page.getByText('Đã duyệt báo cáo')).toBeVisible()

  await page.goto(`${chart}&breakdown=sex`)
  const table = page.getByRole('main')
  await expect(table).toContainText('222')
  await expect(table).toContainText(/[Cc]hưa phân tổ/)
  const file = await page.request.get(
    '/charts/D8-3.1d/download?format=csv&orgUnit=D071&period=2023Q4&breakdown=sex',
  )
  const lines = (await file.text()).split(/\r?\n/)
  expect(lines.filter((line) => /(^|,)222(,|$)/.test(line)).length).toBeGreaterThan(0)
  expect(lines.filter((line) => /not-disaggregated|[Cc]hưa phân tổ/.test(line)).length).toBeGreaterThan(0)
})

test('from the chart the arithmetic leads to the activity and to the sentence of the announcement', async ({
  page,
  signIn,
}) => {
  await signIn('reviewer')
  await page.goto(chart)
  await page
    .getByRole('link', { name: /từ đâu ra/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Con số này từ đâu ra?' })).toBeVisible()
  await expect(page.getByRole('link', { name: title, exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: `câu trong thông báo: ${title}` }).click()
  await expect(page).toHaveURL(/\/activities\/[^#]+#source-count$/)
  const place = page.locator('#source-count')
  await expect(place).toBeInViewport()
  const sentence = page.getByRole('paragraph').filter({ has: place })
  await expect(sentence).toContainText('222 đồng chí là')
  await expect(sentence.locator('mark').filter({ hasText: /^222$/ })).toBeVisible()
})
