import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { AreaBars } from '@/components/representation/area-bars'
import { BarFigure } from '@/components/representation/bar-figure'
import { rankByLevel } from '@/components/representation/headlines'
import { ShareTable } from '@/components/representation/share-table'
import { useShareText } from '@/components/representation/share-text'
import type { RepresentationFilters, ShareLine } from '@/lib/registers/representation'
import { toRepresentationQuery } from '@/lib/registers/representation-filters'
import type { Representation } from '@/lib/registers/representation-queries'

type Props = {
  found: Representation
  filters: RepresentationFilters
  expectedOf: (level: ShareLine['level']) => number | null
  names: { area: string; term: string }
}

/** The units inside an area, level by level, the highest share first: as bars, on a map, as a table. */
export async function RankedAreas({ found, filters, expectedOf, names }: Props) {
  const t = await getTranslations('representation')
  const { area, chart, term, kind } = found
  const ranked = rankByLevel(found.areas)
  if (ranked.length === 0) return null
  const words = (extra: Record<string, string>) =>
    `/charts/${chart}?${new URLSearchParams({ ...extra, orgUnit: area.id, period: term, geography: 'reported' })}`
  return (
    <div className="mb-10 grid gap-x-10 gap-y-10 lg:grid-cols-2">
      {ranked.map(({ level, lines }) => {
        // The chart of an indicator compares the units of the next level; bodies of levels below stand here alone.
        const isNext = chart !== null && area.level === 'country' && level === 'province'
        return (
          <BarFigure
            key={level}
            id={`ranked-${level}`}
            demonstration={lines.some(({ origin }) => origin === 'demonstration')}
            title={t('ranked-title', { ...names, level: t(`levels.${level}`).toLocaleLowerCase('vi') })}
            chart={isNext ? words({ kind: 'ranked-bars' }) : null}
            links={isNext ? [{ href: words({ kind: 'map' }), label: t('to-map') }] : []}
            table={{
              children: (
                <ShareTable
                  caption={t('ranked-title', { ...names, level: t(`levels.${level}`) })}
                  lines={lines}
                  first="unit"
                />
              ),
            }}
          >
            <RankedReading lines={lines} expected={expectedOf(level)} />
            <AreaBars
              lines={lines}
              hrefOf={({ orgUnitId }) => toRepresentationQuery({ ...filters, kind, orgUnitId, term })}
            />
          </BarFigure>
        )
      })}
    </div>
  )
}

function RankedReading({ lines, expected }: { lines: readonly ShareLine[]; expected: number | null }) {
  const t = useTranslations('representation')
  const shareText = useShareText()
  const [top, bottom] = [lines[0], lines.at(-1)]
  if (!top || !bottom) return null
  const said = {
    count: lines.length,
    top: top.orgUnitName,
    topValue: shareText(top),
    bottom: bottom.orgUnitName,
    bottomValue: shareText(bottom),
  }
  return (
    <p className="max-w-prose">
      {lines.length === 1
        ? t('says.ranked-one', said)
        : expected === null
          ? t('says.ranked', said)
          : t('says.ranked-of', { ...said, of: expected })}
    </p>
  )
}
