import { checkReceiptNumber } from '@/lib/submissions/receipt-queries'
import { CommandError, required, type Verb } from './verb'

export const receiptCheck: Verb = {
  name: 'receipt check',
  usage: 'receipt check NUMBER [--json]',
  words: ['number'],
  options: {},
  prepare: async (values) => {
    const number = required(values, 'number').trim().toUpperCase()
    return async () => {
      const found = await checkReceiptNumber(number)
      if (!found)
        throw new CommandError('not-found', `No receipt has the number ${number}.`, { field: 'number' })
      const { sentAt, given, recomputed, same, figures } = found
      const text = same
        ? `Receipt ${number} of ${sentAt.toISOString()} holds: ${figures} figures, SHA-256 ${recomputed}`
        : `Receipt ${number} gave SHA-256 ${given}, but the stored figures now give ${recomputed}.`
      return {
        json: { number, sentAt: sentAt.toISOString(), given, recomputed, same, figures },
        text,
        failed: !same,
      }
    }
  },
}
