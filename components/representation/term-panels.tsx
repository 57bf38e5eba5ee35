import { useLocale, useTranslations } from 'next-intl'
import { formatSigned } from '@/lib/format'
import { shortPeriodName } from '@/lib/periods/names'
import type { TermPanel } from './headlines'
import { useShareText } from './share-text'
import { WideBar } from './wide-bar'

/** A small picture for each level: its terms below each other on one scale, and the step between the last two. */
export function TermPanels({ panels }: { panels: readonly TermPanel[] }) {
  const t = useTranslations('representation')
  const locale = useLocale()
  const shareText = useShareText()
  return (
    <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
      {panels.map(({ level, lines }) => {
        const change = lines.at(-1)?.change
        return (
          <section key={level} aria-label={t(`levels.${level}`)} className="grid content-start gap-1.5">
            <h3 className="flex flex-wrap items-baseline justify-between gap-x-3 text-base font-semibold">
              {t(`levels.${level}`)}
              {change && (
                <span className="text-sm font-normal text-muted">
                  {t('last-step', { value: formatSigned(change, 2, locale) })}
                </span>
              )}
            </h3>
            <ul className="grid gap-1">
              {lines.map((line) => (
                <li
                  key={line.key}
                  className="grid grid-cols-[4.25rem_minmax(0,1fr)_4.5rem] items-center gap-2"
                >
                  <span className="text-sm text-muted">{shortPeriodName(line.term, locale)}</span>
                  <WideBar share={Number(line.share)} hollow={line.source === 'published'} />
                  <span className="text-right text-sm font-semibold tabular-nums">{shareText(line)} %</span>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
