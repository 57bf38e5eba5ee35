import { demoAccounts, demoPassword } from '@/lib/access/demo-accounts'
import { hashPassword } from '@/lib/access/passwords'
import type { Tx } from '@/lib/db'

/** Adds the demonstration accounts that are missing. Answers the id of each by e-mail. */
export async function addDemoAccounts(tx: Tx): Promise<Map<string, string>> {
  const emails = demoAccounts.map(({ email }) => email)
  const there = await tx.user.findMany({
    where: { email: { in: emails } },
    select: { id: true, email: true },
  })
  const ids = new Map(there.map(({ id, email }) => [email, id]))
  for (const { email, name, grants } of demoAccounts) {
    if (ids.has(email)) continue
    const passwordHash = await hashPassword(demoPassword)
    const data = {
      email,
      name,
      passwordHash,
      demo: true,
      grants: { create: [...grants] },
    }
    const user = await tx.user.create({ data, select: { id: true } })
    ids.set(email, user.id)
  }
  return ids
}
