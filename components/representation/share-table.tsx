import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { ShareBar } from '@/components/representation/share-bar'
import { PublishedValue } from '@/components/sources/published-value'
import { StatusBadge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { formatNumber, formatSigned } from '@/lib/format'
import { shortPeriodName } from '@/lib/periods/names'
import type { ShareLine, TargetGap } from '@/lib/registers/representation'

type Row = ShareLine & {
  /** Percentage points against the line of the term before; null where there is none to compare. */
  change?: string | null
}

type Props = {
  caption: string
  lines: readonly Row[]
  /** What the first column names. */
  first: 'level' | 'unit'
  /** Terms stand in their own column, with the change against the one before. */
  byTerm?: boolean
  hrefOf?: (line: ShareLine) => string
}

/** Shares as bars and figures, each with its gap to parity and to the goals of its own unit and term. */
export function ShareTable({ caption, lines, first, byTerm = false, hrefOf }: Props) {
  const t = useTranslations('representation')
  const locale = useLocale()
  const points = (value: string) => t('points', { value: formatSigned(value, 2, locale) })
  const levelOf = ({ level }: Row) => t(`levels.${level}`)
  const columns: Column<Row>[] = [
    {
      key: 'first',
      header: first === 'unit' ? t('unit') : t('level'),
      className: 'min-w-28',
      cell: (line) =>
        first === 'level' ? (
          levelOf(line)
        ) : (
          <>
            {hrefOf ? (
              <Link href={hrefOf(line)} className="link">
                {line.orgUnitName}
              </Link>
            ) : (
              line.orgUnitName
            )}
            <span className="block text-sm text-muted">{levelOf(line)}</span>
          </>
        ),
    },
    ...(byTerm
      ? [
          {
            key: 'term',
            header: t('term'),
            className: 'whitespace-nowrap',
            cell: (line: Row) => shortPeriodName(line.term, locale),
          },
        ]
      : []),
    { key: 'counts', header: t('counts'), numeric: true, cell: (line) => <Counts line={line} /> },
    {
      key: 'share',
      header: t('share'),
      numeric: true,
      cell: (line) => <ShareValue line={line} />,
    },
    {
      key: 'bar',
      header: t('bar'),
      cell: (line) =>
        line.share !== null && (
          <ShareBar
            share={Number(line.share)}
            hollow={line.source === 'published'}
            goals={line.targets.flatMap(({ target }) => (target.low === null ? [] : [Number(target.low)]))}
          />
        ),
    },
    {
      key: 'parity',
      header: t('to-parity'),
      numeric: true,
      cell: (line) => (line.parity === null ? '–' : points(line.parity)),
    },
    ...(byTerm
      ? [
          {
            key: 'change',
            header: t('change-short'),
            numeric: true,
            cell: ({ change }: Row) => (change ? points(change) : '–'),
          },
        ]
      : []),
    {
      key: 'goal',
      header: t('to-goal'),
      className: 'min-w-32',
      cell: ({ targets }) =>
        targets.length === 0 ? (
          <span className="text-muted">{t('no-goal')}</span>
        ) : (
          <ul className="grid gap-1">
            {targets.map((gap) => (
              <li key={gap.target.id}>
                <Goal gap={gap} points={points} />
              </li>
            ))}
          </ul>
        ),
    },
    {
      key: 'source',
      header: t('source'),
      className: 'min-w-44',
      cell: (line) => <Source line={line} />,
    },
  ]
  return <DataTable caption={caption} rows={lines} rowKey={({ key }) => key} columns={columns} />
}

function Goal({ gap: { target, gap, met }, points }: { gap: TargetGap; points: (value: string) => string }) {
  const t = useTranslations('representation')
  return (
    <span className="grid justify-items-start gap-0.5">
      <StatusBadge status={met ? 'on-track' : 'behind'}>{met ? t('met') : t('not-met')}</StatusBadge>
      <span className="text-sm">
        {goalWords(target, t)}: {points(gap)}
      </span>
    </span>
  )
}

/** `> 35 %`, `20–25 %`. */
export function goalWords(
  { comparator, low, high }: TargetGap['target'],
  t: (key: 'goal-range' | 'goal-from' | 'goal-over', values: Record<string, string>) => string,
): string {
  if (comparator === 'range') return t('goal-range', { low: low ?? '', high: high ?? '' })
  return t(comparator === '>' ? 'goal-over' : 'goal-from', { low: low ?? '' })
}

function Counts({ line: { women, seats } }: { line: Row }) {
  const t = useTranslations('representation')
  const locale = useLocale()
  const show = (value: number | null) => (value === null ? t('not-told') : formatNumber(value, 0, locale))
  return (
    <>
      {show(women)} / {show(seats)}
    </>
  )
}

function ShareValue({ line }: { line: Row }) {
  const t = useTranslations('representation')
  const locale = useLocale()
  if (line.published?.value)
    return (
      <PublishedValue item={{ ...line.published, numerator: null, denominator: null, contradicts: false }} />
    )
  if (line.share === null)
    return <span className="text-muted">{t(`missing.${line.missing ?? 'not-reported'}`)}</span>
  return <span className="font-semibold">{formatNumber(line.share, 2, locale)}</span>
}

/** Ours with how many told both; published ones with where they stand and what doesn't follow from their counts. */
function Source({ line }: { line: Row }) {
  const t = useTranslations('representation')
  const locale = useLocale()
  const { published, summary, origin } = line
  if (published)
    return (
      <>
        <span className="text-sm text-muted">{t('published')}</span>
        <span className="block text-sm break-words">{published.source}</span>
        {published.contradicts && (
          <StatusBadge status="watch">
            {t('contradicts', {
              printed:
                published.percentPublished === null
                  ? ''
                  : formatNumber(published.percentPublished, 2, locale),
            })}
          </StatusBadge>
        )}
      </>
    )
  const leftOut = summary?.leftOut ?? []
  return (
    <>
      <span className="text-sm">{t('counted', { count: summary?.counted ?? 0 })}</span>
      {leftOut.length > 0 && (
        <details data-paper="" className="text-sm">
          <summary className="link inline-flex min-h-11 items-center">
            {t('left-out', { count: leftOut.length })}
          </summary>
          <ul>
            {leftOut.slice(0, 40).map(({ id, unitName, name, reason }) => (
              <li key={id}>
                {[unitName, name].filter(Boolean).join(', ')}: {t(`left-out-because.${reason}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {origin === 'demonstration' && <StatusBadge status="info">{t('demonstration')}</StatusBadge>}
    </>
  )
}
