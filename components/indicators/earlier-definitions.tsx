import { useLocale, useTranslations } from 'next-intl'
import type { SheetDefinition } from '@/lib/dashboards/indicator-sheet'
import { formatDate } from '@/lib/format'
import { Side, showFactor } from './definition-facts'
import { Facts } from './facts'

/** What the indicator was before, newest first. */
export function EarlierDefinitions({ definitions }: { definitions: readonly SheetDefinition[] }) {
  const [t, locale] = [useTranslations('indicators'), useLocale()]
  return (
    <ol className="grid gap-5">
      {definitions.map((one) => (
        <li key={one.to} className="rounded-md border border-rule bg-surface p-4">
          <h3 className="mb-2 text-base font-semibold">
            {one.from
              ? t('earlier-between', { from: formatDate(one.from), to: formatDate(one.to) })
              : t('earlier-until', { to: formatDate(one.to) })}
          </h3>
          {one.note && <p className="mb-2">{one.note}</p>}
          <Facts
            facts={[
              { key: 'numerator', label: t('numerator'), side: one.numerator },
              { key: 'denominator', label: t('denominator'), side: one.denominator },
            ]
              .flatMap(({ key, label, side }) =>
                side ? [{ key, label, value: <Side text={side.words} formula={side} /> }] : [],
              )
              .concat([
                { key: 'factor', label: t('factor'), value: <>{showFactor(one.factor, locale)}</> },
                ...(one.source
                  ? [{ key: 'source', label: t('target-source'), value: <>{one.source}</> }]
                  : []),
              ])}
          />
        </li>
      ))}
    </ol>
  )
}
