import { useLocale, useTranslations } from 'next-intl'
import { formatNumber, formatSigned } from '@/lib/format'
import type { ShareLine } from '@/lib/registers/representation'
import type { Headline } from './headlines'
import { goalWords } from './share-table'
import { useShareText } from './share-text'
import { WideBar } from './wide-bar'

/** A bar for each level, with the way that is left to half of the seats and to the goals of this term. */
export function LevelBars({ headlines }: { headlines: readonly Headline<ShareLine>[] }) {
  const t = useTranslations('representation')
  const locale = useLocale()
  const shareText = useShareText()
  const points = (value: string) => t('points', { value: formatSigned(value, 2, locale) })
  return (
    <ul className="grid gap-4">
      {headlines.map(({ level, line, partial }) => (
        <li key={level} className="grid gap-1">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span>{t(`levels.${level}`)}</span>
            {line ? (
              <span className="tabular-nums">
                <span className="text-lg font-semibold">{shareText(line)} %</span>
                {line.women !== null && line.seats !== null && (
                  <span className="text-sm text-muted">
                    {' '}
                    ({formatNumber(line.women, 0, locale)} / {formatNumber(line.seats, 0, locale)})
                  </span>
                )}
              </span>
            ) : (
              <span className="text-sm text-muted">
                {partial.expected === null
                  ? t('counted', { count: partial.counted })
                  : t('counted-of', { count: partial.counted, of: partial.expected })}
              </span>
            )}
          </p>
          {line?.share != null && (
            <>
              <WideBar
                share={Number(line.share)}
                hollow={line.source === 'published'}
                goals={line.targets.flatMap(({ target }) =>
                  target.low === null ? [] : [Number(target.low)],
                )}
              />
              <p className="text-sm text-muted">
                {t('to-parity')}: {line.parity === null ? '–' : points(line.parity)}
                {line.targets.map(({ target, gap, met }) => (
                  <span key={target.id}>
                    {' · '}
                    {t('to-goal')} {goalWords(target, t)}: {points(gap)} ({t(met ? 'met' : 'not-met')})
                  </span>
                ))}
              </p>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
