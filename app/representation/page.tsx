import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { BarFigure } from '@/components/representation/bar-figure'
import { headlinesOf, toTermPanels } from '@/components/representation/headlines'
import { mostSeats } from '@/components/representation/hemicycle'
import { LevelBars } from '@/components/representation/level-bars'
import { PartsList } from '@/components/representation/parts-list'
import { Says } from '@/components/representation/says'
import { goalWords, ShareTable } from '@/components/representation/share-table'
import { TermPanels } from '@/components/representation/term-panels'
import { withChanges } from '@/components/representation/with-changes'
import { Announcement } from '@/components/ui/announcement'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { canReadUnit } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { requireViewer } from '@/lib/auth'
import { formatDate } from '@/lib/format'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import type { OrgUnitTree } from '@/lib/org-units/tree'
import { today } from '@/lib/periods/deadline'
import { periodName } from '@/lib/periods/names'
import type { IsoDate } from '@/lib/periods/period'
import { canEnterSomewhere, homeArea, nearbyAreas } from '@/lib/registers/areas'
import { representationProgramme } from '@/lib/registers/bodies'
import type { RepresentationFilters, ShareLine } from '@/lib/registers/representation'
import { parseRepresentationFilters, toRepresentationQuery } from '@/lib/registers/representation-filters'
import { getRepresentation, type Representation } from '@/lib/registers/representation-queries'
import { capitalise } from '../registers/capitalise'
import { Streamed } from '../streamed'
import { FilterForm } from './filter-form'
import { RankedAreas } from './ranked-areas'
import { Records } from './records'
import { SeatsFigure } from './seats-figure'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('representation')
  return { title: t('title') }
}

const outcomes = ['recorded', 'changed', 'removed'] as const

/** Women in elected and leading bodies: seats, gaps to parity and goals, term against term. */
export default function RepresentationPage(props: Props) {
  return (
    <Streamed head sentences={4} charts={4}>
      <RepresentationBody {...props} />
    </Streamed>
  )
}

async function RepresentationBody({ searchParams }: Props) {
  const viewer = await requireViewer('/representation')
  const [asked, tree, day] = [await searchParams, await getOrgUnitTree(), today()]
  const filters = parseRepresentationFilters(asked, startArea(viewer, tree, day))
  const found = await findShown(viewer, filters, day, asked.kind === undefined)
  if (!found) notFound()
  const [t, locale] = await Promise.all([getTranslations('representation'), getLocale()])
  const { area, body, kind, term, lines } = found
  const name = capitalise(area.fullName)
  const inTerm = withChanges(lines).filter((line) => line.term === term)
  const expectedOf = (level: ShareLine['level'], one = term) =>
    area.level === 'country' && level === 'province' && one !== ''
      ? tree.descendantsOn(area.id, beginOf(one), 'province').length
      : null
  const ground = { areaLevel: area.level, expectedOf }
  const headlines = headlinesOf(inTerm, ground)
  const panels = toTermPanels(withChanges(lines), ground)
  const words = {
    body: t(`bodies.${body}`),
    kind: t(`kinds.${kind}`).toLocaleLowerCase('vi'),
    area: name,
    term: term === '' ? '' : periodName(term, locale),
  }
  const title = t('heading', words)
  const drawn = inTerm.find((line) => isChamber(line, found))
  // Where no seats of councils can be drawn, those of the Assembly are.
  const assembly = drawn || area.level !== 'country' ? null : await findAssembly(viewer, area.id, day)
  const chartOf = (extra: Record<string, string> = {}) =>
    found.chart && `/charts/${found.chart}?${new URLSearchParams({ ...extra, orgUnit: area.id })}`
  const done = outcomes.find((outcome) => outcome === asked.done)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          canEnterSomewhere(viewer, representationProgramme) && (
            <LinkButton
              href={`/representation/new?${new URLSearchParams({ body, kind, orgUnit: area.id, term })}`}
              variant="primary"
            >
              {t('record')}
            </LinkButton>
          )
        }
      />
      {done && (
        <Notice tone="success" role="status" className="mb-5 max-w-prose">
          {t(`done.${done}`)}
        </Notice>
      )}
      <Announcement text={title} />
      <FilterForm
        found={found}
        areas={nearbyAreas(viewer, tree, area.id, term === '' ? day : beginOf(term)).map(
          ({ id, fullName, validTo }) => ({
            value: id,
            label: capitalise(fullName) + (validTo ? ` (${t('until', { date: formatDate(validTo) })})` : ''),
          }),
        )}
      />
      <Says
        headlines={headlines}
        ofBodies={body === 'party-standing' || body === 'agency'}
        names={{ ...words, term: words.term.toLocaleLowerCase(locale) }}
        aims={found.aims}
      />
      {inTerm.length === 0 ? (
        <div className="mb-10">
          <EmptyState title={t('nothing')}>{t('nothing-body')}</EmptyState>
        </div>
      ) : (
        <div className="mb-10 grid gap-x-10 gap-y-10 lg:grid-cols-2">
          <BarFigure
            id="now"
            demonstration={inTerm.some(isMadeUp)}
            title={t('levels-title', words)}
            chart={chartOf()}
            table={{
              open: inTerm.length <= 2,
              children: <ShareTable caption={title} lines={inTerm} first="level" />,
            }}
          >
            {headlines.length > 0 && (
              <>
                <LevelBars headlines={headlines} />
                <p className="text-sm text-muted">{t('legend')}</p>
              </>
            )}
            <PartsList parts={found.parts} />
          </BarFigure>
          {drawn ? (
            <SeatsFigure
              line={drawn}
              title={title}
              chart={chartOf({ kind: 'hemicycle' })}
              goal={goalOf(drawn, t)}
            />
          ) : (
            assembly && (
              <SeatsFigure
                line={assembly.line}
                title={t('heading', {
                  body: t('bodies.national-assembly'),
                  kind: t('kinds.elected').toLocaleLowerCase('vi'),
                  area: name,
                  term: periodName(assembly.line.term, locale),
                })}
                chart={`/charts/${assembly.chart}?${new URLSearchParams({ kind: 'hemicycle', orgUnit: area.id })}`}
                goal={goalOf(assembly.line, t)}
                link={{
                  href: toRepresentationQuery({
                    ...filters,
                    orgUnitId: area.id,
                    body: 'national-assembly',
                    kind: 'elected',
                    term: '',
                  }),
                  label: t('to-assembly'),
                }}
              />
            )
          )}
        </div>
      )}
      {panels.length > 0 && (
        <div className="mb-10">
          <BarFigure
            id="terms"
            demonstration={lines.some(isMadeUp)}
            title={t('terms-figure', words)}
            chart={chartOf({ kind: 'line' })}
            table={{
              children: (
                <>
                  <ShareTable
                    caption={t('terms-title', { area: area.fullName })}
                    lines={withChanges(lines)}
                    first="level"
                    byTerm
                  />
                  <p className="mt-2 text-sm text-muted">{t('terms-note')}</p>
                </>
              ),
            }}
          >
            <TermPanels panels={panels} />
          </BarFigure>
        </div>
      )}
      <RankedAreas found={found} filters={filters} expectedOf={expectedOf} names={words} />
      <Records found={found} names={words} />
    </>
  )
}

/** What was asked for; where no kind was named and nobody elected is known, who is in office. */
async function findShown(
  viewer: Viewer,
  filters: RepresentationFilters,
  day: IsoDate,
  anyKind: boolean,
): Promise<Representation | null> {
  const found = await getRepresentation(viewer, filters, day)
  if (!found || !anyKind || isKnown(found)) return found
  const seated = await getRepresentation(viewer, { ...filters, kind: 'in-office' }, day)
  return seated && isKnown(seated) ? seated : found
}

const isKnown = ({ lines }: Representation) => lines.some(({ share }) => share !== null)

/** The Assembly's latest seats, where they are known one by one. */
async function findAssembly(viewer: Viewer, orgUnitId: string, day: IsoDate) {
  const found = await getRepresentation(
    viewer,
    { orgUnitId, body: 'national-assembly', kind: 'elected', term: '' },
    day,
  )
  const line = found?.lines.find((one) => isChamber(one, found))
  return line && found?.chart ? { line, chart: found.chart } : null
}

const isMadeUp = ({ origin }: ShareLine) => origin === 'demonstration'

/** The day a term's areas are of: 63 provinces voted in 2021. */
const beginOf = (term: string): IsoDate => `${term.slice(1, 5)}-07-01`

/** One body with so few seats that each can be drawn; several added up, or bodies counted, are no chamber. */
function isChamber(
  { women, seats, summary, published, level }: ShareLine,
  { area, body }: Representation,
): boolean {
  if (body === 'party-standing' || body === 'agency' || level !== area.level) return false
  if (women === null || seats === null || seats === 0 || women > seats || seats > mostSeats) return false
  return published ? !published.contradicts : summary?.counted === 1
}

function goalOf({ targets }: ShareLine, t: Parameters<typeof goalWords>[1]) {
  const target = targets[0]?.target
  if (!target || target.low === null) return null
  return { from: Number(target.low), label: goalWords(target, t) }
}

/** The province in force around whatever the viewer is granted: councils are compared there; else the country. */
function startArea(viewer: Viewer, tree: OrgUnitTree, day: IsoDate): string {
  const home = homeArea(viewer, tree, day)
  const around = tree.provinceOn(home, day) ?? tree.onMapOf(home, day)
  // An officer of a commune begins there: the province's figures are others' to read.
  return around && canReadUnit(viewer, tree, around.id, representationProgramme) ? around.id : home
}
