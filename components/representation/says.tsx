import { useLocale, useTranslations } from 'next-intl'
import type { CatalogueTarget } from '@/lib/catalogue/catalogue'
import { formatNumber } from '@/lib/format'
import { periodName } from '@/lib/periods/names'
import type { ChangedLine, Headline } from './headlines'
import { goalWords } from './share-table'
import { useShareText } from './share-text'

type Props = {
  headlines: readonly Headline<ChangedLine>[]
  /** Whether a share is of bodies with a woman, and not of seats. */
  ofBodies: boolean
  names: { body: string; kind: string; term: string; area: string }
  /** Goals of later years: named, compared with nothing. */
  aims: readonly CatalogueTarget[]
}

/** The page in a few sentences: shares, what lacks to parity and goals, against the term before, and what can't be said. */
export function Says({ headlines, ofBodies, names, aims }: Props) {
  const t = useTranslations('representation')
  const locale = useLocale()
  const shareText = useShareText()
  const whole = headlines.flatMap(({ level, line }) => (line ? [{ line, at: t(`in-level.${level}`) }] : []))
  const list = (parts: readonly string[]) =>
    new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts)
  const points = (value: string | number) => formatNumber(Math.abs(Number(value)), 2, locale)
  const lacking = whole.filter(({ line }) => Number(line.parity) < 0)
  const reached = whole.filter(({ line }) => line.parity !== null && Number(line.parity) >= 0)
  const changed = whole.filter(({ line }) => line.change !== null)
  const step = (change: number) => (change > 0 ? 'up' : change < 0 ? 'down' : 'same')
  const sentences = [
    ...(whole.length > 0
      ? [
          t(ofBodies ? 'says.with-woman' : 'says.share', {
            ...names,
            list: list(whole.map(({ line, at }) => t('says.one', { value: shareText(line), level: at }))),
          }),
        ]
      : headlines.length === 0
        ? [t('says.none', names)]
        : []),
    ...(changed.length > 0
      ? [
          t('says.change', {
            list: list(
              changed.map(({ line, at }) =>
                t(`says.${step(Number(line.change))}`, { value: points(line.change ?? 0), level: at }),
              ),
            ),
          }),
        ]
      : []),
    ...(lacking.length > 0 && !ofBodies
      ? [
          t('says.lacking', {
            list: list(
              lacking.map(({ line, at }) =>
                t('says.lacking-one', { value: points(line.parity ?? 0), level: at }),
              ),
            ),
          }),
        ]
      : []),
    ...(reached.length > 0 && !ofBodies
      ? [t('says.reached', { list: list(reached.map(({ at }) => at)) })]
      : []),
    ...whole.flatMap(({ line, at }) =>
      line.targets.map(({ target, gap, met }) =>
        t(met ? 'says.goal-met' : 'says.goal-not-met', {
          goal: goalWords(target, t),
          level: at,
          value: points(gap),
        }),
      ),
    ),
    ...aims.map((target) =>
      t('says.aim', {
        span: periodName(target.period, locale).toLocaleLowerCase(locale),
        goal: goalWords(target, t),
      }),
    ),
    ...headlines.flatMap(({ level, partial }) => {
      if (!partial) return []
      const said = { area: names.area, level: t(`in-level.${level}`), count: partial.counted }
      return [
        partial.expected === null
          ? t('says.partial', said)
          : t('says.partial-of', { ...said, of: partial.expected }),
      ]
    }),
  ]
  return (
    <section
      aria-label={t('summary')}
      className="mb-8 grid max-w-4xl gap-1.5 border-l-4 border-accent pl-4 text-lg"
    >
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </section>
  )
}
