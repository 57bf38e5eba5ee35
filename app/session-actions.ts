'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { setLanguage } from '@/lib/access/account-commands'
import { closeSession, findViewer } from '@/lib/auth'
import { toLanguage } from './i18n/language'

const year = 365 * 24 * 60 * 60

/** The page is shown again in the other language; signed in, the choice goes along to other devices. */
export async function chooseLanguage(data: FormData): Promise<void> {
  const language = toLanguage(String(data.get('language')))
  const viewer = await findViewer()
  if (viewer && viewer.language !== language) await setLanguage(viewer, language)
  const jar = await cookies()
  jar.set('language', language, { path: '/', maxAge: year, sameSite: 'lax', httpOnly: true })
}

export async function leave(): Promise<void> {
  await closeSession()
  redirect('/sign-in')
}
