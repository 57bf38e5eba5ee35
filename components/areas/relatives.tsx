import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { formatDate } from '@/lib/format'
import type { Relative } from '@/lib/org-units/profile'

type Props = { id: string; side: 'before' | 'after'; relatives: readonly Relative[] }

/** What a unit was made of, or became: each with how, since when and by which act. */
export async function Relatives({ id, side, relatives }: Props) {
  const t = await getTranslations('areas')
  if (relatives.length === 0) return null
  const acts = [...new Set(relatives.flatMap(({ legalAct }) => legalAct ?? []))]
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-2 text-lg">
        {t(side, { date: formatDate(relatives[0]?.effective ?? '') })}
      </h2>
      <ul className="divide-y divide-rule rounded-md border border-rule">
        {relatives.map(({ unit, kind, effective }) => (
          <li key={`${unit.id}|${effective}`} className="flex flex-wrap items-baseline gap-x-3 px-3">
            <Link
              href={`/areas/${encodeURIComponent(unit.id)}`}
              className="link inline-flex min-h-11 items-center"
            >
              {unit.fullName}
            </Link>
            <span className="text-sm text-muted">
              {t(`kind.${kind}`)}, {formatDate(effective)}
            </span>
          </li>
        ))}
      </ul>
      {acts.length > 0 && <p className="mt-1 text-sm text-muted">{t('act', { act: acts.join('; ') })}</p>}
    </section>
  )
}
