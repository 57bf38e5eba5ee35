import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import type { SheetTarget } from '@/lib/dashboards/indicator-sheet'

/** Targets with the area and span each is for; those from memory are told apart, since they are never drawn. */
export function TargetsTable({ targets }: { targets: readonly SheetTarget[] }) {
  const [t, common] = [useTranslations('indicators'), useTranslations('common')]
  return (
    <DataTable
      caption={t('targets')}
      rows={targets}
      rowKey={(target) => String(target.id)}
      columns={[
        {
          key: 'target',
          header: t('target'),
          className: 'min-w-28',
          cell: (target) => (
            <>
              <span className="font-semibold">{target.label}</span>
              {target.unchecked && <span className="block text-sm text-muted">{t('target-unchecked')}</span>}
            </>
          ),
        },
        { key: 'span', header: t('target-span'), className: 'min-w-44', cell: (target) => target.span },
        { key: 'basis', header: t('target-basis'), className: 'min-w-44', cell: (target) => target.basis },
        {
          key: 'source',
          header: t('target-source'),
          className: 'min-w-52 max-w-96 break-words text-sm',
          cell: (target) => (
            <>
              {target.source}
              {target.note && (
                <span className="block text-muted">{t('target-note', { note: target.note })}</span>
              )}
            </>
          ),
        },
        {
          key: 'confidence',
          header: t('confidence'),
          cell: ({ confidence }) =>
            common(
              `confidence.${confidence === 'certain' || confidence === 'likely' ? confidence : 'unverified'}`,
            ),
        },
      ]}
    />
  )
}
