import { cookies } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { findViewer } from '@/lib/auth'
import { toLanguage } from './language'

/** Language: the signed-in person's choice, else this browser's, else Vietnamese. Hours are Vietnam's for everybody. */
export default getRequestConfig(async ({ locale: asked }) => {
  const viewer = asked ? null : await findViewer()
  const locale = toLanguage(asked ?? viewer?.language ?? (await cookies()).get('language')?.value)
  const messages = locale === 'en' ? await import('@/messages/en.json') : await import('@/messages/vi.json')
  return { locale, messages: messages.default, timeZone: 'Asia/Ho_Chi_Minh' }
})
