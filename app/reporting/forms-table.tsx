import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import type { ReportingModel } from '@/lib/dashboards/reporting-model'
import { countWords } from './counts'

/** Every form side by side over the same area and years; its name leads to its own heat map. */
export async function FormsTable({ model }: { model: ReportingModel }) {
  const [say, { whole, rate }] = await Promise.all([
    getTranslations('reporting.forms'),
    countWords(model.language),
  ])
  return (
    <DataTable
      caption={say('caption')}
      cards
      rows={model.forms}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'form',
          header: say('form'),
          cell: ({ name, href, selected }) => (
            <Link
              className="link inline-flex min-h-11 min-w-36 items-center"
              href={href}
              aria-current={selected || undefined}
            >
              {selected ? <strong>{name}</strong> : name}
            </Link>
          ),
        },
        {
          key: 'expected',
          header: say('expected'),
          numeric: true,
          cell: ({ counts }) => whole(counts.expected),
        },
        {
          key: 'received',
          header: say('received'),
          numeric: true,
          cell: ({ counts: { received, expected } }) => `${whole(received)} (${rate(received, expected)})`,
        },
        {
          key: 'onTime',
          header: say('onTime'),
          numeric: true,
          cell: ({ counts: { onTime, expected } }) => `${whole(onTime)} (${rate(onTime, expected)})`,
        },
        {
          key: 'late',
          header: say('late'),
          numeric: true,
          cell: ({ counts: { onTime, received } }) => whole(received - onTime),
        },
        {
          key: 'missing',
          header: say('missing'),
          numeric: true,
          cell: ({ counts: { expected, received } }) => whole(expected - received),
        },
        { key: 'ahead', header: say('ahead'), numeric: true, cell: ({ counts }) => whole(counts.ahead) },
      ]}
    />
  )
}
