import { getTranslations } from 'next-intl/server'
import { Button, LinkButton } from '@/components/ui/button'
import { SelectField } from '@/components/ui/field'
import type { PublishedItem } from '@/lib/catalogue/published-item'
import type { Language } from '@/lib/format'

type Props = { items: readonly PublishedItem[]; orgUnitId: string; indicatorCode: string; locale: Language }

/** Areas and indicators that occur in the published figures, kept in the address. */
export async function SourceFilterForm({ items, orgUnitId, indicatorCode, locale }: Props) {
  const [t, common] = await Promise.all([getTranslations('sources'), getTranslations('common')])
  const areas = new Map(items.flatMap((item) => (item.orgUnitId ? [[item.orgUnitId, item.areaText]] : [])))
  const indicators = new Map(
    items.flatMap(({ indicator }) =>
      indicator
        ? [[indicator.code, `${indicator.code} · ${locale === 'en' ? indicator.nameEn : indicator.nameVi}`]]
        : [],
    ),
  )
  return (
    <form
      action="/sources"
      method="get"
      autoComplete="off"
      aria-label={t('filters')}
      className="mb-4 grid items-end gap-3 rounded-md border border-rule bg-surface p-4 sm:grid-cols-[1fr_2fr_auto] no-print"
    >
      <SelectField name="orgUnit" label={t('area')} defaultValue={orgUnitId}>
        <option value="">{common('all')}</option>
        {toSorted(areas).map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField name="indicator" label={t('indicator')} defaultValue={indicatorCode}>
        <option value="">{common('all')}</option>
        {toSorted(indicators).map(([code, label]) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </SelectField>
      <div className="flex gap-2">
        <Button type="submit" variant="primary">
          {common('filter')}
        </Button>
        <LinkButton href="/sources" variant="quiet">
          {common('filter-clear')}
        </LinkButton>
      </div>
    </form>
  )
}

function toSorted(choices: Map<string, string>): [string, string][] {
  return [...choices].sort(([, a], [, b]) => a.localeCompare(b, 'vi'))
}
