import { useLocale, useTranslations } from 'next-intl'
import type { TypeTotal } from '@/lib/activities/totals-queries'
import { formatNumber } from '@/lib/format'

type Row = { key: string; label: string; value: number; text: string; part: number | null; note: string }

/** Participants of each kind of activity, women among them where the records say; the same figures stand in the table. */
export function ParticipantBars({ totals }: { totals: readonly TypeTotal[] }) {
  const t = useTranslations('trainings')
  const locale = useLocale()
  const whole = (value: number) => formatNumber(value, 0, locale)
  const share = (part: number, of: number) => formatNumber((part / of) * 100, 1, locale)
  const units = ['persons', 'attendances'] as const
  return (
    <>
      {units.map((unit) => {
        const rows = totals
          .filter((one) => one.unit === unit && one.participants !== null)
          .map((one): Row => {
            const { participants, women, minority } = one
            const said = [
              women && women.of > 0
                ? t('figures.women', {
                    share: share(women.value, women.of),
                    stated: women.stated,
                    of: one.events,
                  })
                : t('figures.noSex'),
              minority && minority.of > 0
                ? t('figures.minority', {
                    share: share(minority.value, minority.of),
                    stated: minority.stated,
                    of: one.events,
                  })
                : t('figures.noEthnicity'),
            ]
            const value = participants?.value ?? 0
            return {
              key: one.type,
              label: locale === 'vi' ? one.nameVi : one.nameEn,
              value,
              text: whole(value),
              part: women?.value ?? null,
              note: said.join('; '),
            }
          })
          .toSorted((a, b) => b.value - a.value)
        if (rows.length === 0) return null
        return (
          <Bars
            key={unit}
            title={t(`figures.participants.${unit}`)}
            rows={rows}
            legend={t('figures.legend')}
          />
        )
      })}
    </>
  )
}

/** Million đồng a participant, of the activities that say both; those that don't are named, never counted as free. */
export function CostBars({ totals }: { totals: readonly TypeTotal[] }) {
  const t = useTranslations('trainings')
  const locale = useLocale()
  const rows = totals
    .flatMap((one): Row[] => {
      if (one.costEach === null) return []
      const { value, stated } = one.costEach
      return [
        {
          key: `${one.type}|${one.unit}`,
          label: locale === 'vi' ? one.nameVi : one.nameEn,
          value: value.toNumber(),
          text: formatNumber(value.toString(), 2, locale),
          part: null,
          note: t('figures.costOver', { stated, of: one.events }),
        },
      ]
    })
    .toSorted((a, b) => b.value - a.value)
  const without = totals.filter(({ costEach }) => costEach === null)
  return (
    <div className="grid content-start gap-3">
      {rows.length > 0 && <Bars title={t('figures.cost')} rows={rows} />}
      {without.length > 0 && (
        <p className="text-sm text-muted">
          {t('figures.noCost', {
            names: without.map(({ nameVi, nameEn }) => (locale === 'vi' ? nameVi : nameEn)).join('; '),
          })}
        </p>
      )}
    </div>
  )
}

function Bars({ title, rows, legend }: { title: string; rows: readonly Row[]; legend?: string }) {
  const most = Math.max(...rows.map(({ value }) => value), 0)
  const wide = (value: number) => (most === 0 ? 0 : (value / most) * 100)
  return (
    <section aria-label={title} className="grid content-start gap-3 break-inside-avoid">
      <h3 className="text-base font-semibold">{title}</h3>
      {legend && rows.some(({ part }) => part !== null) && <p className="text-sm text-muted">{legend}</p>}
      <ul className="grid gap-3">
        {rows.map(({ key, label, value, text, part, note }) => (
          <li key={key} className="grid gap-1">
            <p className="flex items-baseline justify-between gap-4">
              <span>{label}</span>
              <span className="font-semibold tabular-nums">{text}</span>
            </p>
            <svg
              viewBox="0 0 100 14"
              preserveAspectRatio="none"
              aria-hidden="true"
              className="block h-3.5 w-full"
            >
              <rect
                x={0}
                y={0}
                width={wide(value)}
                height={14}
                fill={part === null ? 'var(--accent)' : 'var(--not-stated)'}
              />
              {part !== null && <rect x={0} y={0} width={wide(part)} height={14} fill="var(--women)" />}
            </svg>
            <p className="text-sm text-muted">{note}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
