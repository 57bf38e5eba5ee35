import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ChartDownloads } from '@/components/charts/chart-downloads'
import { Badge } from '@/components/ui/badge'
import { ChevronRightIcon } from '@/components/ui/icons'

type Props = {
  id: string
  title: string
  /** One sentence that reads it. */
  reading?: string
  children: ReactNode
  /** The same figures as a table. */
  table?: { children: ReactNode; open?: boolean }
  /** The chart that the files and the arithmetic come from; null where no indicator counts this. */
  chart: string | null
  links?: readonly { href: string; label: string }[]
  /** Some of what it shows is made up. */
  demonstration?: boolean
}

/** A picture of shares with its sentence, its table, its files and the way to its arithmetic. */
export function BarFigure({
  id,
  title,
  reading,
  children,
  table,
  chart,
  links = [],
  demonstration = false,
}: Props) {
  const t = useTranslations('representation')
  return (
    <figure aria-labelledby={id} className="grid min-w-0 content-start gap-3 break-inside-avoid">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h2 id={id} className="min-w-0 flex-1 text-lg">
          {title}
        </h2>
        {demonstration && <Badge>{t('demonstration')}</Badge>}
      </div>
      {reading && <p className="max-w-prose">{reading}</p>}
      {children}
      {(chart || links.length > 0) && (
        <p className="flex flex-wrap gap-x-5 no-print">
          {links.map(({ href, label }) => (
            <Link key={href} href={href} className="link inline-flex min-h-11 items-center">
              {label}
            </Link>
          ))}
          {chart && (
            <Link href={chart} className="link inline-flex min-h-11 items-center">
              {t('to-chart')}
              <span className="sr-only">: {title}</span>
            </Link>
          )}
        </p>
      )}
      {table && (
        <details open={table.open} className="group min-w-0">
          <summary className="flex min-h-11 cursor-pointer list-none items-center gap-1.5 text-accent">
            <ChevronRightIcon className="size-3.5 group-open:rotate-90" />
            {t('table')}
            <span className="sr-only">: {title}</span>
          </summary>
          {table.children}
        </details>
      )}
      {chart && <ChartDownloads href={chart} title={title} />}
    </figure>
  )
}
