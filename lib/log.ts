import { type LoggerOptions, pino } from 'pino'
import { env } from '@/lib/env'

/** Keys that never reach a log line, at the top or one or two levels down. */
const secretKeys = [
  'password',
  'passwordHash',
  'newPassword',
  'currentPassword',
  'token',
  'secret',
  'cookie',
  'cookies',
  'authorization',
  '["set-cookie"]',
]

export const logOptions: LoggerOptions = {
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: secretKeys.flatMap((key) => {
      const tail = key.startsWith('[') ? key : `.${key}`
      return [key, `*${tail}`, `*.*${tail}`]
    }),
    censor: '[removed]',
  },
}

/** JSON lines on standard output. Never pass figures of a person or whole requests. */
export const log = pino({ ...logOptions, level: env.LOG_LEVEL })
