import { z } from 'zod'

/** `1`, `true`, `yes` and `on` mean yes; empty or anything else means no. */
const flag = z
  .string()
  .optional()
  .transform((text) => ['1', 'true', 'yes', 'on'].includes((text ?? '').trim().toLowerCase()))

const text = z.string().trim().min(1)

/** What `npm start` hands to the server: the same words that a person sets outside. */
const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  /** PostgreSQL address; the embedded server's is `postgresql://postgres@localhost/postgres?host=FOLDER`. */
  DATABASE_URL: text,
  /** Connections of this process; the embedded database answers one at a time whatever this says. */
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(8),
  /** Saves that may wait while as many as there are connections are in hand; what comes on top is told to come again. */
  SAVE_LINE: z.coerce.number().int().min(0).max(1000).default(24),
  /** `embedded` or `postgresql`, as `npm start` found it; shown by /api/health. */
  DATABASE_KIND: z.enum(['embedded', 'postgresql']).default('postgresql'),
  DATA_DIR: text.default('.data'),
  /** Demonstration accounts may sign in. Resolved by `npm start`; off when nobody said so. */
  DEMO: flag,
  DEMO_SCENARIO: text.default('default'),
  NEXTAUTH_SECRET: text.optional(),
  NEXTAUTH_URL: text.optional(),
  HOST: text.default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

export type Env = z.infer<typeof schema>

/** Reads one variable when it is asked for, so that importing this file needs none of them. Throws naming the bad one. */
function read<Key extends keyof Env>(key: Key): Env[Key] {
  const value = process.env[key]
  const parsed = schema.shape[key].safeParse(value === '' ? undefined : value)
  if (!parsed.success) {
    const reasons = parsed.error.issues.map((issue) => issue.message).join('; ')
    throw new Error(`Environment variable ${key}: ${reasons}`)
  }
  return parsed.data as Env[Key]
}

/** The process's settings, checked on use. */
export const env: Readonly<Env> = Object.defineProperties(
  {},
  Object.fromEntries(
    (Object.keys(schema.shape) as (keyof Env)[]).map((key) => [
      key,
      { enumerable: true, get: () => read(key) },
    ]),
  ),
) as Env
