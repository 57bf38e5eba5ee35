import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Relatives } from '@/components/areas/relatives'
import { UnitList } from '@/components/areas/unit-list'
import { Badge } from '@/components/ui/badge'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { canReadUnit, grantsReaching } from '@/lib/access/scope'
import { requireViewer } from '@/lib/auth'
import { capitalise } from '@/lib/dashboards/areas'
import { formatDate } from '@/lib/format'
import { toUnitProfile } from '@/lib/org-units/profile'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { today } from '@/lib/periods/deadline'
import { decodeSegment } from '../../decode-segment'
import { type Search, searchWords } from '../../search-words'
import { Streamed } from '../../streamed'
import { AreaFigures } from './area-figures'

type Props = { params: Promise<{ id: string }>; searchParams: Search }

async function findUnit(params: Props['params']) {
  const [{ id }, tree] = await Promise.all([params, getOrgUnitTree()])
  return { tree, unit: tree.get(decodeSegment(id)) }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { unit } = await findUnit(params)
  if (!unit) notFound()
  return { title: capitalise(unit.fullName) }
}

/** One area: its figures, what it was made of and became, what lies in it, and where its records are. */
export default async function AreaPage({ params, searchParams }: Props) {
  const { tree, unit } = await findUnit(params)
  if (!unit) notFound()
  const here = `/areas/${encodeURIComponent(unit.id)}`
  const viewer = await requireViewer(here)
  const [t, words] = await Promise.all([getTranslations('areas'), searchWords(searchParams)])
  const { day, above, below, before, after } = toUnitProfile(tree, unit, today())
  const ended = unit.validTo !== null && unit.validTo < today()
  // Ways that end at "not found" aren't shown: others' records are read inside a grant, totals of provinces also without.
  const records = [
    ...(grantsReaching(viewer, tree, unit.id).length > 0 ? (['activities', 'reporting'] as const) : []),
    ...(canReadUnit(viewer, tree, unit.id) ? (['registers', 'representation'] as const) : []),
  ]
  return (
    <>
      <PageHeader
        title={capitalise(unit.fullName)}
        breadcrumbs={
          <Breadcrumbs
            label={t('above')}
            items={[
              { label: t('title'), href: '/areas' },
              ...above.map(({ id, name }) => ({ label: name, href: `/areas/${encodeURIComponent(id)}` })),
            ]}
          />
        }
        meta={
          <>
            <Badge>{t(`level.${unit.level}`)}</Badge>
            {unit.code && <Badge>{t('code', { code: unit.code })}</Badge>}
            {unit.validFrom && <Badge>{t('from', { date: formatDate(unit.validFrom) })}</Badge>}
            {unit.validTo && (
              <Badge tone={ended ? 'watch' : 'neutral'}>
                {t('until', { date: formatDate(unit.validTo) })}
              </Badge>
            )}
          </>
        }
      />
      <Streamed sentences={3} cards={8} charts={2}>
        <AreaFigures viewer={viewer} unit={unit} parent={above.at(-1) ?? null} words={words} />
      </Streamed>
      <div className="mb-10 grid gap-8 lg:grid-cols-2">
        <Relatives id="before" side="before" relatives={before} />
        <Relatives id="after" side="after" relatives={after} />
      </div>
      {below.map(({ level, units }) => (
        <section key={level} aria-labelledby={`below-${level}`} className="mb-8">
          <h2 id={`below-${level}`} className="mb-3 text-lg">
            {t(`below.${level}`, { count: units.length, date: formatDate(day) })}
          </h2>
          <UnitList tree={tree} units={units} />
        </section>
      ))}
      {records.length > 0 && (
        <nav aria-labelledby="records">
          <h2 id="records" className="mb-2 text-lg">
            {t('records')}
          </h2>
          <ul className="grid gap-x-6 sm:grid-cols-2">
            {records.map((key) => (
              <li key={key}>
                <Link
                  href={`/${key}?orgUnit=${encodeURIComponent(unit.id)}`}
                  className="link inline-flex min-h-11 items-center"
                >
                  {t(`record.${key}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  )
}
