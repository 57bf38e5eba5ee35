import { auditVerify } from './audit'
import { benchSeed } from './bench'
import { tokenCreate, userCreate } from './people'
import type { Verb } from './verb'

/** Everything the command line can do. */
export const verbs: readonly Verb[] = [userCreate, tokenCreate, auditVerify, benchSeed]
