import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { formatDate } from '@/lib/format'
import type { OrgUnitNode } from '@/lib/org-units/org-unit'
import type { OrgUnitTree } from '@/lib/org-units/tree'

type Props = { tree: OrgUnitTree; units: readonly OrgUnitNode[] }

/** Units as links: what each is called in full, where it lies or lay, and its days where they have an end. */
export async function UnitList({ tree, units }: Props) {
  const t = await getTranslations('areas')
  const within = (unit: OrgUnitNode) =>
    unit.level === 'country' || unit.level === 'province'
      ? undefined
      : tree.provinceOn(unit.id, unit.validTo ?? unit.validFrom ?? '2025-07-01')?.name
  return (
    <ul className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
      {units.map((unit) => (
        <li key={unit.id} className="flex flex-wrap items-baseline gap-x-2 border-b border-rule">
          <Link
            href={`/areas/${encodeURIComponent(unit.id)}`}
            className="link inline-flex min-h-11 items-center"
          >
            {unit.fullName}
          </Link>
          <span className="text-sm text-muted">
            {[within(unit), unit.validTo && t('until', { date: formatDate(unit.validTo) })]
              .filter(Boolean)
              .join(', ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
