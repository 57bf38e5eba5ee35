import { useTranslations } from 'next-intl'
import { DownloadIcon } from '@/components/ui/icons'
import type { ChartModel } from '@/lib/dashboards/chart-model'
import { downloadHref } from './download-href'

const formats = ['png', 'svg', 'csv', 'json'] as const

/** Plain links to the chart's files. Not `Link`: looking ahead would record downloads nobody asked for. */
export function ChartDownloads({ model }: { model: ChartModel }) {
  const say = useTranslations('charts')
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm no-print">
      <span className="text-muted">{say('figure.downloads')}:</span>
      {formats.map((format) => (
        <a
          key={format}
          href={downloadHref(model.href, format)}
          download
          className="link inline-flex min-h-11 items-center gap-1 sm:min-h-8"
        >
          <DownloadIcon className="size-4" />
          {say(`format.${format}`)}
          <span className="sr-only">: {model.title}</span>
        </a>
      ))}
    </p>
  )
}
