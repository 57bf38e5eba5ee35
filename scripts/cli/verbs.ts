import { auditVerify } from './audit'
import { benchSeed } from './bench'
import { exportVerb } from './export'
import { extractVerb } from './extract'
import { importVerb } from './import'
import { tokenCreate, userCreate } from './people'
import { receiptCheck } from './receipt'
import { templateVerb } from './template'
import type { Verb } from './verb'
import { verifyVerb } from './verify'

/** Everything the command line can do. */
export const verbs: readonly Verb[] = [
  importVerb,
  exportVerb,
  templateVerb,
  extractVerb,
  userCreate,
  tokenCreate,
  auditVerify,
  receiptCheck,
  verifyVerb,
  benchSeed,
]
