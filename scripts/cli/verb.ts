import type { ParseArgsConfig } from 'node:util'

/** What a verb answers: one document for programs, some lines for people. */
export type Answer = { json: unknown; text: string; failed?: boolean }

export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>

export type Verb = {
  /** The words after `--`: `user create`. */
  name: string
  usage: string
  /** Words that must follow without a name, read like options of these names: `import FILE`. */
  words?: readonly string[]
  options: NonNullable<ParseArgsConfig['options']>
  /** Checks the words before any database is opened; throws CommandError. */
  prepare: (values: Values) => Promise<() => Promise<Answer>>
}

/** A refusal in words. `isUsage`: the command was put wrongly (exit 2), else it could not be done (exit 1). */
export class CommandError extends Error {
  readonly code: string
  readonly field: string | undefined
  readonly isUsage: boolean

  constructor(
    code: string,
    message: string,
    { field, isUsage = false }: { field?: string; isUsage?: boolean } = {},
  ) {
    super(message)
    this.code = code
    this.field = field
    this.isUsage = isUsage
  }
}

/** The text of an option that must be there. */
export function required(values: Values, name: string): string {
  const value = values[name]
  if (typeof value === 'string' && value.trim() !== '') return value
  throw new CommandError('missing-option', `--${name} is needed.`, { field: name, isUsage: true })
}
