import { expect, expectAccessible, test } from './fixtures'

test('a team and a trusted address: opened, counted, and not shown to everybody', async ({
  page,
  signIn,
  browser,
}) => {
  await signIn('officer')
  const open = async (kind: string, name: string) => {
    await page.goto('/registers/new')
    await page.getByLabel('Loại').selectOption({ label: kind })
    await page.getByLabel('Đơn vị', { exact: true }).fill('C02266-2025')
    await page.getByLabel('Tên', { exact: true }).fill(name)
    await page.getByLabel('Ngày thành lập').fill('2025-08-01')
    await page.getByLabel('Tổng số').fill('9')
    await page.getByLabel('Nữ', { exact: true }).fill('10')
    await page.getByRole('button', { name: 'Ghi vào sổ' }).click()
    await expect(page.getByRole('alert').getByText('Lớn hơn tổng số: 10 > 9.')).toBeVisible()
    await page.getByLabel('Nữ', { exact: true }).fill('7')
    await page.getByRole('button', { name: 'Ghi vào sổ' }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  }
  await open('Tổ truyền thông cộng đồng', 'Tổ Nà Đông')
  await expectAccessible(page)
  await open('Địa chỉ tin cậy ở cộng đồng', 'Nhà bà A')
  const address = page.url().split('?')[0] ?? ''

  await page.goto('/registers')
  const counts = page.getByRole('row', { name: /^Tổ truyền thông cộng đồng/ })
  await expect(counts.getByRole('cell').first()).toHaveText('1')
  await expect(page.getByRole('link', { name: 'Nhà bà A' })).toBeVisible()
  await expectAccessible(page)

  const other = await (await browser.newContext()).newPage()
  await signIn('committee', other)
  await other.goto('/registers?orgUnit=C02266-2025')
  await expect(other.getByRole('link', { name: 'Tổ Nà Đông' })).toBeVisible()
  await expect(other.getByText('Nhà bà A')).toHaveCount(0)
  await expect(other.getByRole('row', { name: /^Địa chỉ tin cậy/ })).toContainText('không hiển thị')
  expect((await other.goto(address))?.status()).toBe(404)
  await other.context().close()
})

test('women in councils: published figures drawn hollow, a recorded one takes their place', async ({
  page,
  signInAs,
}) => {
  await signInAs('canbo.thainguyen@demo.songhanh.vn', 'songhanh-2023')
  await page.goto('/representation?orgUnit=P06-2008')
  await expect(page.getByRole('img', { name: /25 nữ trong 50 ghế, 50,00 %/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Ghi cơ cấu' }).click()
  await page.getByLabel('Tại ngày').fill('2021-05-23')
  await page.getByLabel('Tổng số (ghế, người)').fill('50')
  await page.getByLabel('Nữ', { exact: true }).fill('24')
  await page.getByRole('button', { name: 'Ghi', exact: true }).click()
  await expect(page.getByRole('img', { name: /24 nữ trong 50 ghế, 48,00 %/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /^Cấp tỉnh/ }).first()).toContainText('−2,00 điểm %')
})
