import { getTranslations } from 'next-intl/server'
import type { DetailWords } from '@/components/audit/event-details'
import { roles } from '@/lib/access/viewer'

/** The log's codes in the reader's words. A code without a word is shown as it stands: nothing is hidden. */
export async function auditWords() {
  const [t, common] = await Promise.all([getTranslations('audit'), getTranslations('common')])
  const word = (key: string, otherwise: string) => (t.has(key as 'title') ? t(key as 'title') : otherwise)
  const action = (code: string) => word(`actions.${code.replace('.', '_')}`, code)
  const actor = (name: string) => word(`system.${name.replace(':', '_')}`, name)
  const subject = (text: string) => (text === 'not-an-email' ? t('not-an-email') : text)
  const details: DetailWords = {
    key: (name) => word(`keys.${name}`, name),
    value: (name, value) => {
      if (value === null || value === undefined || value === '') return '–'
      if (value === true) return t('yes')
      if (value === false) return t('no')
      const role = roles.find((known) => name === 'role' && known === value)
      if (role) return common(`roles.${role}`)
      return typeof value === 'string' ? word(`values.${value}`, value) : String(value)
    },
  }
  return { action, actor, subject, details }
}
