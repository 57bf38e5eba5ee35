import { useTranslations } from 'next-intl'
import { ChevronRightIcon, DownloadIcon } from '@/components/ui/icons'
import { downloadHref } from './download-href'

/** In the order of how often they are wanted; `png1` is the small one. */
const choices = ['pdf', 'xlsx', 'png', 'png1', 'csv', 'ods', 'svg', 'json', 'zip'] as const

type Props = {
  /** The page whose files these are, with its query. */
  href: string
  /** What they are of. */
  title: string
  of?: 'chart' | 'board'
}

/**
 * The files of a chart or a board, each with what it is for. A plain disclosure of plain links, so it works without
 * script; not `Link`: looking ahead would record downloads nobody asked for.
 */
export function ChartDownloads({ href, title, of = 'chart' }: Props) {
  const [say, board] = [useTranslations('charts'), useTranslations('boards')]
  const isBoard = of === 'board'
  return (
    <details className="group/files no-print">
      <summary className="inline-flex min-h-11 cursor-pointer list-none items-center gap-1.5 text-accent">
        <ChevronRightIcon className="size-3.5 group-open/files:rotate-90" />
        <DownloadIcon className="size-4" />
        {isBoard ? board('download') : say('figure.downloads')}
        <span className="sr-only">: {title}</span>
      </summary>
      {isBoard && <p className="mt-1 text-sm text-muted">{board('downloadText')}</p>}
      <ul className="mt-1 grid max-w-[56rem] gap-x-6 gap-y-1 sm:grid-cols-2">
        {choices.map((choice) => (
          <li key={choice}>
            <a
              href={choice === 'png1' ? smallPng(href) : downloadHref(href, choice)}
              download
              className="group/file grid min-h-11 content-center py-1"
            >
              <span className="link justify-self-start">
                {say(`format.${choice}`)}
                <span className="sr-only">: {title}</span>
              </span>
              <span className="text-sm text-muted">
                {isBoard ? board(`fileUse.${choice}`) : say(`formatUse.${choice}`)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

function smallPng(href: string): string {
  return `${downloadHref(href, 'png')}&scale=1`
}
