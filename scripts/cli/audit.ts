import { verifyAudit } from '@/lib/audit/verify-queries'
import type { Verb } from './verb'

export const auditVerify: Verb = {
  name: 'audit verify',
  usage: 'audit verify [--json]',
  options: {},
  prepare: async () => async () => {
    const { ok, events, head, brokenAt } = await verifyAudit()
    const text = ok
      ? `The audit log is whole: ${events} events, last hash ${head}`
      : `The audit log is broken at event ${brokenAt}: ${events} events before it follow from each other.`
    return { json: ok ? { ok, events, head } : { ok, events, head, brokenAt }, text, failed: !ok }
  },
}
