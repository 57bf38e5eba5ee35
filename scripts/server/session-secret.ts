import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** NEXTAUTH_SECRET, or a random one that all servers of this database share, made by the first of them. */
export async function readSessionSecret(url: string): Promise<string> {
  if (process.env.NEXTAUTH_SECRET) return process.env.NEXTAUTH_SECRET
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(
      "INSERT INTO setting (key, value) VALUES ('session-secret', $1) ON CONFLICT DO NOTHING",
      [randomBytes(32).toString('base64url')],
    )
    const { rows } = await client.query<{ value: string }>(
      "SELECT value FROM setting WHERE key = 'session-secret'",
    )
    return rows[0]?.value ?? ''
  } finally {
    await client.end()
  }
}
