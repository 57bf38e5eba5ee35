import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'

// One form of its own, filled in by hand and keyboard: the commune's last quarter of 2025.
test.describe.configure({ mode: 'serial' })

const form = '/entry/D8-Q/C02266-2025/2025Q4'
const item = 'Số người dự tập huấn đối thoại chính sách'
const cell = (page: Page, column: string, of = item) => page.getByLabel(`${column}, ${of}`, { exact: true })

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((block) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', block)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)
}

test('typed by keyboard alone: arrows, Enter and Tab lead from cell to cell, each saved as it is left', async ({
  page,
  signIn,
}) => {
  await signIn('officer')
  await page.goto(form)
  await cell(page, 'Tổng số').focus()
  await page.keyboard.type('30')
  await expect(page.getByText('đã lưu', { exact: true })).toHaveCount(1)
  await page.keyboard.press('ArrowRight')
  await expect(cell(page, 'Nữ')).toBeFocused()
  await page.keyboard.type('18')
  await page.keyboard.press('Tab')
  await expect(cell(page, 'Nam')).toBeFocused()
  await page.keyboard.type('12')
  await page.keyboard.press('Home')
  await expect(cell(page, 'Tổng số')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(cell(page, 'Tổng số')).not.toBeFocused()
  await page.keyboard.press('Shift+Enter')
  await expect(cell(page, 'Tổng số')).toBeFocused()
  await page.keyboard.press('F2')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('1')
  await expect(cell(page, 'Tổng số')).toHaveValue('310')
  await page.keyboard.press('Escape')
  await expect(cell(page, 'Tổng số')).toHaveValue('30')
  await expect(page.getByText('đã lưu', { exact: true })).toHaveCount(3)
  await page.reload()
  for (const [column, value] of Object.entries({ 'Tổng số': '30', Nữ: '18', Nam: '12' }))
    await expect(cell(page, column)).toHaveValue(value)
})

test('women above the total are told while typing, and the words leave with the cause', async ({
  page,
  signIn,
}) => {
  await signIn('officer')
  await page.goto(form)
  await cell(page, 'Nữ').fill('31')
  await cell(page, 'Nam').focus()
  await expect(cell(page, 'Nữ')).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page)
  await cell(page, 'Nữ').fill('18')
  await cell(page, 'Nam').focus()
  await expect(cell(page, 'Nữ')).not.toHaveAttribute('aria-invalid')
})

test('a block from a spreadsheet is read strictly, told what was taken, and taken back by one key', async ({
  page,
  signIn,
}) => {
  await signIn('officer')
  await page.goto(form)
  await cell(page, 'Tổng số').focus()
  await page.keyboard.press('F2')
  await paste(page, '1.240\t700\t540\r\n12\tmười\r\n')
  await expect(page.getByText('Dán từ bảng tính')).toBeVisible()
  await expect(page.locator('#entry-notices')).toContainText('Đã nhận 4 ô')
  await expect(page.locator('#entry-notices')).toContainText('“mười”')
  await expect(cell(page, 'Nữ')).toHaveValue('700')
  await expectAccessible(page)
  await cell(page, 'Tổng số').focus()
  await page.keyboard.press('Control+z')
  await expect(cell(page, 'Nữ')).toHaveValue('18')
})

test('a reason, a comment and a mark belong to one figure and are there again', async ({ page, signIn }) => {
  await signIn('officer')
  await page.goto(form)
  await cell(page, 'Không rõ').focus()
  const details = page.getByRole('dialog')
  await page.keyboard.press('Alt+Enter')
  await expectAccessible(page)
  await details.getByLabel('Chưa có số liệu').check()
  await details.getByLabel('Ghi chú').fill('Chờ biên bản của xã')
  await details.getByLabel('Đánh dấu để xem lại').check()
  await details.getByRole('button', { name: 'Xong' }).click()
  await expect(cell(page, 'Không rõ')).toBeFocused()
  await page.getByRole('button', { name: 'Lưu nháp' }).click()
  await expect(page.getByText(/^Đã lưu lúc \d\d:\d\d$/)).toBeVisible()
  await page.reload()
  const row = page.getByRole('row', { name: new RegExp(item) })
  await expect(row).toContainText(/chưa có số liệu.*có ghi chú.*cần xem lại/i)
})
