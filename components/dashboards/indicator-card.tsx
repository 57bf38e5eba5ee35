import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { SparkLine } from '@/components/charts/spark-line'
import { Badge, StatusBadge } from '@/components/ui/badge'
import type { OverviewCard } from '@/lib/dashboards/overview-model'

type Props = { card: OverviewCard; words: { demonstration: string; noTarget: string } }

/** One key figure: value, parts, target with its direction, change, coverage and its recent course. */
export function IndicatorCard({ card, words }: Props) {
  const { target, change, coverage } = card
  const say = useTranslations('charts.figure')
  return (
    <li className="flex flex-col gap-2 rounded-md border border-rule bg-surface p-4 print:gap-1 print:p-2">
      <h3 className="text-base leading-snug font-semibold">
        <Link href={card.href} className="link">
          {card.name}
        </Link>
      </h3>
      <div className="flex flex-wrap items-end justify-between gap-2">
        <p>
          <span className="text-figure font-semibold tabular-nums">{card.display}</span>{' '}
          <span className="text-muted">{card.missingLabel || card.unit}</span>
          {card.parts && <span className="block text-sm text-muted tabular-nums">{card.parts}</span>}
        </p>
        <SparkLine points={card.sparkline} state={card.stage === 'provisional' ? 'provisional' : 'settled'} />
      </div>
      <p className={`text-sm ${tone(change.desired)}`}>{change.display}</p>
      {target ? (
        <div className="grid justify-items-start gap-1 text-sm">
          <p>
            {target.label} <span className="text-muted">({target.span})</span>
          </p>
          <p className="text-muted">
            {target.directionLabel}
            {target.against && ` · ${target.against}`}
          </p>
          <StatusBadge status={target.status}>{target.statusLabel}</StatusBadge>
        </div>
      ) : (
        <p className="text-sm text-muted">{words.noTarget}</p>
      )}
      <p className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-rule pt-2 text-sm text-muted">
        {coverage && <span>{coverage.display}</span>}
        {card.stageLabel && <span>{card.stageLabel}</span>}
        {card.demonstration && <Badge>{words.demonstration}</Badge>}
      </p>
      <p className="-mb-2 flex flex-wrap gap-x-4 text-sm no-print">
        <Link
          href={`/indicators/${encodeURIComponent(card.code)}#definition`}
          className="link inline-flex min-h-11 items-center"
        >
          {say('definition')}
          <span className="sr-only">: {card.name}</span>
        </Link>
        {card.stageLabel && (
          <Link
            href={card.href.replace(/^\/charts\/[^?]+/, '$&/explain')}
            className="link inline-flex min-h-11 items-center"
          >
            {say('explain')}
            <span className="sr-only">: {card.name}</span>
          </Link>
        )}
      </p>
    </li>
  )
}

function tone(desired: boolean | null): string {
  if (desired === null) return 'text-muted'
  return desired ? 'text-on-track' : 'text-behind'
}
