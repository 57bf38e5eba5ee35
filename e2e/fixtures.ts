import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import { demoPassword } from '@/lib/access/demo-accounts'

/** The people of the demonstration, by what they do. */
export const people = {
  officer: 'canbo.lambinh@demo.songhanh.vn',
  reviewer: 'duyet.tuyenquang@demo.songhanh.vn',
  committee: 'bancd@demo.songhanh.vn',
  auditor: 'kiemtoan@demo.songhanh.vn',
  admin: 'quantri@demo.songhanh.vn',
} as const
export type Person = keyof typeof people

type Fixtures = {
  /** Signs in through the page, as a person does. */
  signIn: (who: Person, page?: Page) => Promise<void>
  signInAs: (email: string, password: string, page?: Page) => Promise<void>
}

export const test = base.extend<Fixtures>({
  signIn: async ({ signInAs }, use) => {
    await use((who, on) => signInAs(people[who], demoPassword, on))
  },
  signInAs: async ({ page }, use) => {
    await use(async (email, password, on = page) => {
      await on.goto('/sign-in')
      await on.getByLabel('Thư điện tử').fill(email)
      await on.getByLabel('Mật khẩu').fill(password)
      await on.getByRole('button', { name: 'Đăng nhập', exact: true }).first().click()
      // The first page after it may be a server's first: everything on it is read for the first time.
      await expect(on).not.toHaveURL(/sign-in/, { timeout: 30_000 })
    })
  },
})

export { expect } from '@playwright/test'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** No violation of WCAG 2.2 A and AA that axe can find. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // Our pages hold no frames, so nothing has to be gathered in a page of its own: half the time.
    .setLegacyMode(true)
    .options({ runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] })
    .analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  )
  expect(found).toEqual([])
}
