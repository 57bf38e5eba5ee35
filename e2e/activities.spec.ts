import { expect, expectAccessible, test } from './fixtures'

const title = 'Tập huấn lồng ghép giới cho cán bộ xã'

test('an activity is recorded on a phone, found, seen in its month, changed, taken back and put back', async ({
  page,
  signIn,
}) => {
  await signIn('officer')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/activities')
  await page.getByRole('link', { name: 'Ghi hoạt động', exact: true }).click()
  await page.getByLabel('Loại hoạt động').selectOption('D8-LGG')
  await page.getByLabel('Tên hoạt động').fill(title)
  await page.getByLabel('Địa bàn').fill('D071')
  await page.getByLabel('Ngày bắt đầu').fill('12/08/2026')
  await page.getByLabel('Tổng số người dự').fill('40')
  await page.getByLabel('Nữ', { exact: true }).fill('41')
  await page.getByText('Theo đối tượng tham dự').click()
  await page.getByLabel('Già làng', { exact: true }).fill('5')
  const save = page.getByRole('button', { name: 'Lưu hoạt động' })
  await save.click()
  // A district that is no more, and more women than people: told at once, with everything kept.
  const alert = page.getByRole('alert')
  await expect(alert.getByText('huyện Lâm Bình chỉ tồn tại đến 30/06/2025', { exact: false })).toBeVisible()
  await expect(alert.getByText('Số Nữ lớn hơn tổng số: 41 > 40')).toBeVisible()
  await expect(page.getByLabel('Loại hoạt động')).toHaveValue('D8-LGG')
  await expect(page.getByLabel('Tổng số người dự')).toHaveValue('40')
  await expectAccessible(page)
  await page.getByLabel('Địa bàn').fill('C02266-2025')
  await page.getByLabel('Nữ', { exact: true }).fill('25')
  await save.click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByRole('row', { name: 'Già làng' })).toContainText('5')
  await expect(page.getByRole('region', { name: 'Số liệu lấy từ hoạt động này' })).toContainText(
    'Quý III/2026',
  )
  await expectAccessible(page)
  const address = page.url().split('?')[0] ?? ''

  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto('/activities?q=long+ghep+gioi+can+bo&from=2026-08-01&to=2026-08-31')
  await expect(page.getByRole('row', { name: title })).toContainText('25')
  await page.goto('/activities?view=calendar&month=2026-08')
  await expect(page.getByRole('listitem').filter({ hasText: title }).first()).toBeVisible()
  await expectAccessible(page)

  await page.goto(`${address}/edit`)
  await page.getByLabel('Địa điểm').fill('Nhà văn hoá xã')
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click()
  const history = page.getByRole('region', { name: 'Lịch sử' })
  await expect(history.getByText('Địa điểm: – → Nhà văn hoá xã')).toBeVisible()

  await page.getByText('Rút hoạt động này').click()
  await page.getByRole('button', { name: 'Rút hoạt động' }).click()
  await expect(page.getByText('Đã rút hoạt động.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Sửa', exact: true })).toHaveCount(0)
  await page.goto('/activities?q=long+ghep+gioi+can+bo')
  await expect(page.getByText('Không có hoạt động nào khớp bộ lọc.')).toBeVisible()
  await page.goto(address)
  await page.getByRole('button', { name: 'Khôi phục' }).click()
  await expect(page.getByText('Đã khôi phục hoạt động.')).toBeVisible()
  await expect(history.getByRole('listitem')).toHaveCount(5)
})

test('many activities come from a table: each row shown, the good ones recorded once', async ({
  page,
  signIn,
}) => {
  await signIn('officer')
  await page.goto('/activities/upload')
  const table = [
    'Loại hoạt động,Tên hoạt động,Địa bàn,Ngày bắt đầu,Tổng số người dự,Giới tính: Nữ',
    'D8-CHIENDICH,Truyền thông ở chợ phiên,C02266-2025,20/08/2026,300,180',
    'D8-CHIENDICH,Truyền thông sai,C02266-2025,21/08/2026,10,12',
  ].join('\n')
  await page
    .getByLabel('Tệp đã nhập (.xlsx hoặc .csv)')
    .setInputFiles({ name: 'hoat-dong.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await expect(page.getByText('2 dòng: 1 dòng ghi được, 0 dòng có thể trùng, 1 dòng cần sửa.')).toBeVisible()
  await expect(page.getByText('Số Nữ lớn hơn tổng số: 12 > 10')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ghi 1 hoạt động' }).click()
  await expect(page.getByText('Đã ghi 1 hoạt động')).toBeVisible()
  await page.goto('/activities?q=cho+phien')
  await expect(page.getByRole('row', { name: 'Truyền thông ở chợ phiên' })).toContainText('300')
})
