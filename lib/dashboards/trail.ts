import type { Catalogue } from '@/lib/catalogue/catalogue'
import type { Language } from '@/lib/format'
import { resolveChartItem } from './items'

export type TrailStep = { label: string; href: string }

/** From the programme down to the item: the programme's page, its part for the component. Empty for an unknown code. */
export function listTrail(catalogue: Catalogue, code: string, language: Language): TrailStep[] {
  const item = resolveChartItem(catalogue, code)
  const programme = item && catalogue.programmes.byCode(item.programmeCode)
  if (!item || !programme) return []
  const page = `/programmes/${encodeURIComponent(programme.code)}`
  const component =
    item.componentId === null
      ? undefined
      : catalogue.components.list.find(({ id }) => id === item.componentId)
  const short = (one: { nameVi: string; nameEn: string }) =>
    toShort(language === 'vi' ? one.nameVi : one.nameEn)
  return [
    { label: short(programme), href: page },
    ...(component
      ? [{ label: short(component), href: `${page}#${encodeURIComponent(component.code)}` }]
      : []),
  ]
}

/** "Dự án 8" of "Dự án 8: Thực hiện bình đẳng giới …": what it is called in one breath. */
function toShort(name: string): string {
  return name.split(':')[0]?.trim() || name
}
