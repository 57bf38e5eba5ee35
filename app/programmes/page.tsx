import type { Metadata } from 'next'
import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { FormDuties } from '@/components/dashboards/form-duties'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth'
import { countPublished } from '@/lib/catalogue/published-queries'
import { getCatalogue } from '@/lib/catalogue/queries'
import { listFormDuties } from '@/lib/dashboards/form-duties'
import { groupIndicators } from '@/lib/dashboards/indicator-list'
import { keyCodes } from '@/lib/dashboards/key-indicators'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { today } from '@/lib/periods/deadline'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('programmes')
  return { title: t('title') }
}

/** Every programme that is followed, with what it rests on and how many indicators have figures. */
export default async function ProgrammesPage() {
  const viewer = await requireViewer('/programmes')
  const [t, locale, catalogue, tree, published] = await Promise.all([
    getTranslations('programmes'),
    getLocale(),
    getCatalogue(),
    getOrgUnitTree(),
    countPublished(),
  ])
  const groups = groupIndicators(catalogue, published, '', locale)
  const world = { catalogue, tree, viewer, today: today() }
  /** No form asks for it here: through whom it is to be reported, as far as the catalogue knows. */
  const noForm = (code: string) => {
    const own = catalogue.indicators.list.filter(({ programmeCode }) => programmeCode === code)
    const who = own
      .map(({ collectedByVi, collectedByEn }) => (locale === 'vi' ? collectedByVi : collectedByEn))
      .find(Boolean)
    return who ? t('noFormWho', { who }) : t('noFormHere')
  }
  const duties = await Promise.all(
    groups.map(({ code }) =>
      listFormDuties(world, keyCodes(catalogue, code).forms, { orgUnitId: null, language: locale }),
    ),
  )
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <ul className="grid gap-4 md:grid-cols-2">
        {groups.map(({ code, name, legalBasis, indicators }, index) => {
          const count = (kind: string) => indicators.filter(({ figures }) => figures === kind).length
          return (
            <li key={code} className="flex flex-col gap-2 rounded-md border border-rule bg-surface p-4">
              <h2 className="text-base leading-snug font-semibold">
                <Link href={`/programmes/${encodeURIComponent(code)}`} className="link">
                  {name}
                </Link>
              </h2>
              {legalBasis && (
                <p lang="vi" className="text-sm text-muted">
                  {legalBasis}
                </p>
              )}
              <FormDuties duties={duties[index] ?? []} />
              {duties[index]?.length === 0 && <p className="text-sm">{noForm(code)}</p>}
              <p className="mt-auto border-t border-rule pt-2 text-sm text-muted">
                {t('counts', {
                  indicators: indicators.length,
                  entered: count('entered-here'),
                  published: count('published-only'),
                })}
              </p>
            </li>
          )
        })}
      </ul>
    </>
  )
}
