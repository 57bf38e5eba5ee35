import { text as readAll } from 'node:stream/consumers'
import { maxPasswordLength, minPasswordLength } from '@/lib/access/password-policy'
import { createToken } from '@/lib/access/token-commands'
import type { UserFailure } from '@/lib/access/user'
import { createUser } from '@/lib/access/user-commands'
import { type Role, roles } from '@/lib/access/viewer'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { CommandError, required, type Values, type Verb } from './verb'

const actor = { system: 'cli' } as const

/** Failure codes in words for the terminal; what isn't listed speaks by its code. */
const words: Partial<Record<UserFailure['code'], string>> = {
  'bad-email': 'That is not an e-mail address.',
  'email-taken': 'An account with this e-mail address exists already.',
  'not-found': 'No account has this e-mail address.',
  'unknown-org-unit': 'No such org unit. Write its id, its uid, or code:071@2023-12-27.',
  'unknown-programme': 'No such programme.',
  'password-too-short': `The password needs at least ${minPasswordLength} characters.`,
  'password-too-long': `The password may have at most ${maxPasswordLength} characters.`,
  'password-is-email': 'The password may not be the e-mail address.',
}

function refusal({ code, field }: UserFailure): CommandError {
  return new CommandError(code, words[code] ?? `Refused: ${code}`, { field })
}

export const userCreate: Verb = {
  name: 'user create',
  usage:
    'user create --email E --role viewer|officer|reviewer|auditor|admin --org-unit U [--programme CODE]… (--password P | --password-stdin) [--name N] [--json]',
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string' },
    'org-unit': { type: 'string' },
    programme: { type: 'string', multiple: true },
    password: { type: 'string' },
    'password-stdin': { type: 'boolean' },
  },
  async prepare(values) {
    const email = required(values, 'email')
    const role = roles.find((one): one is Role => one === required(values, 'role'))
    if (!role)
      throw new CommandError('bad-role', `--role is one of ${roles.join(', ')}.`, {
        field: 'role',
        isUsage: true,
      })
    const reference = required(values, 'org-unit')
    const programmeCodes = (values.programme as string[] | undefined) ?? []
    const name = typeof values.name === 'string' ? values.name : undefined
    const password = await readPassword(values)
    return async () => {
      const unit = (await getOrgUnitTree()).resolve(reference)
      if (!unit) throw refusal({ code: 'unknown-org-unit', field: 'org-unit' })
      const result = await createUser(actor, {
        email,
        name,
        password,
        role,
        orgUnitId: unit.id,
        programmeCodes,
      })
      if (!result.ok) throw refusal(result.error)
      return {
        json: { ...result.value, role, orgUnit: unit.id },
        text: `Created ${result.value.email}: ${role} of ${unit.fullName}`,
      }
    }
  },
}

/** Never echoed, and with --password-stdin never in the list of processes either. */
async function readPassword(values: Values): Promise<string> {
  if (!values['password-stdin']) return required(values, 'password')
  const password = (await readAll(process.stdin)).replace(/\r?\n$/, '')
  if (password !== '') return password
  throw new CommandError('missing-option', 'Standard input held no password.', {
    field: 'password',
    isUsage: true,
  })
}

export const tokenCreate: Verb = {
  name: 'token create',
  usage: 'token create --user E [--json]',
  options: { user: { type: 'string' } },
  async prepare(values) {
    const email = required(values, 'user')
    return async () => {
      const result = await createToken(actor, { email })
      if (!result.ok) throw refusal(result.error)
      const { token } = result.value
      return { json: { token }, text: `${token}\nShown this once: only its SHA-256 is kept.` }
    }
  },
}
