import './globals.css'
import './print.css'
import type { Metadata, Viewport } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { OfflineStart } from '@/components/offline/offline-start'
import { ErrorWordsProvider } from '@/components/shell/error-words'
import { LanguageForm } from '@/components/shell/language-form'
import { navItems } from '@/components/shell/nav-items'
import { SiteHeader } from '@/components/shell/site-header'
import { DemoBanner } from '@/components/ui/demo-banner'
import { listGrantAreas } from '@/lib/access/user-queries'
import type { Viewer } from '@/lib/access/viewer'
import { findViewer } from '@/lib/auth'
import { holdsDemonstration } from '@/lib/catalogue/setting-queries'
import { letters } from './fonts'
import { chooseLanguage, leave } from './session-actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common')
  return {
    title: { default: `${t('product')} · ${t('tagline')}`, template: `%s · ${t('product')}` },
    description: t('tagline'),
  }
}

// Every page knows who asks and carries its own nonce: none is made ahead, also not "not found".
export const dynamic = 'force-dynamic'

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#11171f' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [viewer, locale, demonstration] = await Promise.all([findViewer(), getLocale(), holdsDemonstration()])
  const [t, nav, error, offline] = await Promise.all([
    getTranslations('common'),
    getTranslations('nav'),
    getTranslations('errors'),
    getTranslations('offline'),
  ])
  const words = {
    product: t('product'),
    tagline: t('tagline'),
    nav: nav('label'),
    menu: nav('menu'),
    more: nav('more'),
    account: nav('account'),
    signOut: nav('sign-out'),
  }
  return (
    <html lang={locale} className={letters}>
      {/* Whose page it is: the service worker keeps no copy for anybody else. */}
      <body className="flex min-h-dvh flex-col" data-person={viewer?.userId ?? ''}>
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-paper focus:px-4 focus:py-2"
        >
          {t('skip')}
        </a>
        <SiteHeader
          words={words}
          items={
            viewer ? navItems(viewer).map(({ key, href, place }) => ({ href, place, label: nav(key) })) : []
          }
          person={viewer && { name: viewer.name, roles: await rolesInWords(viewer) }}
          language={<LanguageForm action={chooseLanguage} label={t('language')} current={locale} />}
          signOut={leave}
        />
        <OfflineStart
          userId={viewer?.userId ?? ''}
          words={{
            offline: offline('bar'),
            offlineWaiting: offline.raw('bar-waiting'),
            waiting: offline.raw('waiting'),
            form: offline.raw('form'),
          }}
        />
        {demonstration && <DemoBanner label={t('demonstration')} explanation={t('demonstration-note')} />}
        <main id="main" tabIndex={-1} className="mx-auto w-full max-w-page flex-1 px-4 py-6 sm:px-6 sm:py-8">
          <ErrorWordsProvider
            words={{
              title: error('title'),
              body: error('body'),
              kept: error('kept'),
              retry: error('retry'),
              home: error('home'),
              reference: error('reference'),
            }}
          >
            {children}
          </ErrorWordsProvider>
        </main>
        <footer className="border-t border-rule text-sm text-muted no-print">
          <p className="mx-auto max-w-page px-4 py-4 sm:px-6">
            {t('product')} · {t('tagline')}
          </p>
        </footer>
      </body>
    </html>
  )
}

/** "Cán bộ nhập liệu, huyện Lâm Bình": each role with its area. */
async function rolesInWords(viewer: Viewer): Promise<string[]> {
  const [t, areas] = await Promise.all([getTranslations('common'), listGrantAreas(viewer)])
  return viewer.grants.map(
    (grant) => `${t(`roles.${grant.role}`)}, ${areas.get(grant.orgUnitId) ?? grant.orgUnitId}`,
  )
}
