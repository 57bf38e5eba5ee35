import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { FormDuties } from '@/components/dashboards/form-duties'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth'
import { getCatalogue } from '@/lib/catalogue/queries'
import { parseOverviewQuery } from '@/lib/dashboards/filters'
import { getProgramme } from '@/lib/dashboards/get-programme'
import { today } from '@/lib/periods/deadline'
import { decodeSegment } from '../../decode-segment'
import { PageFilters } from '../../page-filters'
import { PresentLink } from '../../presentation/present-link'
import { ReadingOfCards } from '../../reading-of-cards'
import { type Search, searchWords } from '../../search-words'
import { Streamed } from '../../streamed'
import { ProgrammeSection } from './programme-section'

type Props = { params: Promise<{ code: string }>; searchParams: Search }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ code }, catalogue, locale] = await Promise.all([params, getCatalogue(), getLocale()])
  const programme = catalogue.programmes.byCode(decodeSegment(code))
  return { title: (locale === 'vi' ? programme?.nameVi : programme?.nameEn) ?? code }
}

/** One programme, component by component. */
export default function ProgrammePage(props: Props) {
  return (
    <Streamed head sentences={3} cards={6} charts={2}>
      <ProgrammeBody {...props} />
    </Streamed>
  )
}

async function ProgrammeBody({ params, searchParams }: Props) {
  const code = decodeSegment((await params).code)
  const here = `/programmes/${encodeURIComponent(code)}`
  const viewer = await requireViewer(here)
  const [t, say] = await Promise.all([getTranslations('programmes'), getTranslations('dashboard')])
  const parsed = parseOverviewQuery(await searchWords(searchParams))
  const result = parsed.ok ? await getProgramme(viewer, code, parsed.value, today()) : parsed
  if (!result.ok) {
    if (result.error.code === 'not-found') notFound()
    return (
      <>
        <PageHeader title={t('title')} />
        <Notice tone="error" title={say('badQuery', { field: result.error.field })}>
          <LinkButton href={here}>{t('reset')}</LinkButton>
        </Notice>
      </>
    )
  }
  const programme = result.value
  const { area, period, filters, sections, duties } = programme
  const count = (of: 'published' | 'silent') => sections.reduce((sum, one) => sum + one[of].length, 0)
  const [published, silent] = [count('published'), count('silent')]
  const hasFigures = sections.some(({ cards }) => cards.length > 0)
  return (
    <>
      <PageHeader
        title={programme.name}
        lead={
          <>
            {programme.legalBasis && <span lang="vi">{programme.legalBasis}</span>}
            {programme.legalBasis && hasFigures && ' · '}
            {hasFigures && `${area.name}, ${period.name}`}
          </>
        }
        actions={hasFigures && <PresentLink page={`${here}/present`} search={searchParams} />}
        breadcrumbs={
          <Breadcrumbs
            label={say('breadcrumbs')}
            items={[
              { label: t('title'), href: '/programmes' },
              ...programme.breadcrumb.slice(0, -1).map(({ name, href }) => ({ label: name, href })),
            ]}
          />
        }
      />
      {hasFigures && <PageFilters filters={filters} action={here} settled="programme" />}
      <section
        aria-label={say('summary.label')}
        className="mb-8 grid max-w-4xl gap-2 border-l-4 border-accent pl-4 text-lg"
      >
        <ReadingOfCards cards={sections.flatMap(({ cards }) => cards)} />
        {duties.length === 0 && <p>{t('noForm')}</p>}
        {published + silent > 0 && <p>{t('withPublished', { count: published, silent })}</p>}
        <FormDuties duties={duties} />
      </section>
      {sections.length > 1 && (
        <nav aria-label={t('components')} className="mb-8 no-print">
          <ol className="grid gap-x-8 md:grid-cols-2">
            {sections.map(({ code: id, name }) => (
              <li key={id}>
                <a href={`#${id}`} className="link inline-block py-1.5">
                  {name}
                </a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {sections.map((section) => (
        <ProgrammeSection
          key={section.code}
          section={section}
          programme={programme}
          noTarget={say('noTarget')}
        />
      ))}
    </>
  )
}
