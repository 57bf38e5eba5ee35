import { hash, verify } from '@node-rs/argon2'

/** argon2id at OWASP's first setting: 19 MiB, two passes, one lane. About 60 ms. (2 is argon2id in the library's enum.) */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** One spelling for one password: Vietnamese letters typed on a Mac may arrive decomposed. */
function normalise(password: string): string {
  return password.normalize('NFKC')
}

/** argon2id hash with its parameters and salt inside. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalise(password), cost)
}

export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, normalise(password))
}

let decoy: Promise<string> | undefined

/** The same work as verifyPassword for an e-mail nobody has, so that time doesn't tell who exists. */
export async function verifyNobody(password: string): Promise<false> {
  decoy ??= hashPassword('nobody')
  await verifyPassword(await decoy, password)
  return false
}
