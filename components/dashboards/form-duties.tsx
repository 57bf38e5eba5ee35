import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { FormDuty } from '@/lib/dashboards/form-duties'

/** Who owes what until when, a line for each form; each leads to the units by name. */
export function FormDuties({ duties }: { duties: readonly FormDuty[] }) {
  const t = useTranslations('programmes.duties')
  if (duties.length === 0) return null
  return (
    <ul className="grid gap-2">
      {duties.map(({ form, name, last, next }) => (
        <li key={form} className="text-sm">
          <span className="block font-semibold">{name}</span>
          {last && (
            <span className="block">
              {t('last', { ...last, missing: last.assigned - last.received })}{' '}
              <Link href={last.href} className="link">
                {t('who')}
                <span className="sr-only">: {name}</span>
              </Link>
            </span>
          )}
          {next && <span className="block text-muted">{t('next', next)}</span>}
        </li>
      ))}
    </ul>
  )
}
