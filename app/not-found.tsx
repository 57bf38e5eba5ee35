import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('errors')
  return { title: t('not-found.title') }
}

/** For what doesn't exist and for what lies outside the reader's area: both read the same. */
export default async function NotFound() {
  const t = await getTranslations('errors')
  return (
    <div className="mx-auto max-w-prose py-8">
      <h1 className="text-title">{t('not-found.title')}</h1>
      <p className="mt-2">{t('not-found.body')}</p>
      <div className="mt-5">
        <LinkButton href="/">{t('home')}</LinkButton>
      </div>
    </div>
  )
}
