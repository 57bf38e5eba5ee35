import './charts.css'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Badge } from '@/components/ui/badge'
import { ChevronRightIcon } from '@/components/ui/icons'
import { Notice } from '@/components/ui/notice'
import type { ChartModel, FactKey } from '@/lib/dashboards/chart-model'
import { toPictureWords } from '@/lib/exports/render-job'
import type { PagePictures } from '@/lib/exports/svg'
import { ChartDownloads } from './chart-downloads'
import { ChartTable } from './chart-table'
import { LiveChart } from './live-chart'

type Props = {
  model: ChartModel
  /** From `drawForPage`; without pictures the table takes their place. */
  pictures: PagePictures
  /** Level of the title; none where the page's own head says it. */
  level?: 2 | 3 | null
  /** On its own page a chart's table is open; on a dashboard it is one click away. */
  tableOpen?: boolean
  /** On a dashboard the title leads to the chart's own page. */
  linked?: boolean
  /** Not every chart has an address its files come from. */
  files?: boolean
}

/** From this width of its own column on, the wide picture; read far below its drawn width it would be too small. */
const widths = {
  half: { narrow: '@[28rem]:hidden', wide: 'hidden @[28rem]:block' },
  full: { narrow: '@[36rem]:hidden', wide: 'hidden @[36rem]:block' },
} as const

const lineKeys: readonly FactKey[] = ['source', 'stage', 'coverage', 'data-date', 'data-version']

/**
 * One chart with everything that belongs to it: title, unit, the sentence that reads it, picture, source,
 * table and files. Read and downloaded without script; with it the picture answers pointer and keys.
 */
export function ChartFigure({
  model,
  pictures,
  level = 2,
  tableOpen = false,
  linked = false,
  files = true,
}: Props) {
  const say = useTranslations('charts')
  const id = useId()
  const titleId = `${id}-title`
  const readingId = `${id}-reading`
  const Heading = level === 3 ? 'h3' : 'h2'
  const line = model.facts.filter(({ key, value }) => lineKeys.includes(key) && value !== '')
  const title = linked ? (
    <a href={model.href} className="link">
      {model.title}
    </a>
  ) : (
    model.title
  )
  return (
    <figure aria-labelledby={titleId} className="grid min-w-0 content-start gap-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1">
          {level === null ? (
            <span id={titleId} className="sr-only">
              {model.title}
            </span>
          ) : (
            <Heading id={titleId} className="text-lg">
              {title}
            </Heading>
          )}
          <p className="text-sm text-muted">{model.subtitle}</p>
        </div>
        {model.demonstration && <Badge>{model.demonstrationLabel}</Badge>}
      </div>
      <p id={readingId}>{model.reading}</p>
      <Definition model={model} title={say('figure.definition')} sheet={say('figure.sheet')} />
      {model.note && <Notice>{model.note}</Notice>}
      {pictures ? (
        <LiveChart
          model={model}
          pictureWords={toPictureWords(say)}
          words={{
            interactive: say('figure.interactive'),
            keys: say('figure.keys'),
            go: say.raw('figure.go'),
            of: say.raw('figure.of'),
            coverage: say.raw('figure.coverage'),
          }}
          titleId={titleId}
          readingId={readingId}
        >
          <Drawn svg={pictures.narrow} className={widths[pictures.size].narrow} />
          <Drawn svg={pictures.wide} className={widths[pictures.size].wide} />
        </LiveChart>
      ) : (
        <p className="rounded-md border border-dashed border-control p-4 text-muted">
          {say('figure.not-drawn')}
        </p>
      )}
      <figcaption className="text-sm text-muted">
        {line.map(({ key, label, value }, index) => (
          <span key={key}>
            {index > 0 && ' · '}
            {label}: {value}
          </span>
        ))}
      </figcaption>
      <details open={tableOpen || !pictures} className="group min-w-0">
        <summary className="flex cursor-pointer list-none items-center gap-1.5 py-2 text-accent">
          <ChevronRightIcon className="size-3.5 group-open:rotate-90" />
          {say('figure.table')}
          <span className="sr-only">: {model.title}</span>
        </summary>
        <ChartTable model={model} />
      </details>
      {files && <ChartDownloads href={model.href} title={model.title} />}
    </figure>
  )
}

const definitionKeys: readonly FactKey[] = ['definition', 'unit', 'source', 'calendar', 'programme']

/** What the figures are, one press away and back by the same press; the whole sheet one press further. */
function Definition({ model, title, sheet }: { model: ChartModel; title: string; sheet: string }) {
  const facts = definitionKeys.flatMap((key) =>
    model.facts.filter((one) => one.key === key && one.value !== ''),
  )
  if (!facts.some(({ key }) => key === 'definition')) return null
  return (
    <details className="group/definition no-print">
      <summary className="inline-flex min-h-11 cursor-pointer list-none items-center gap-1.5 text-sm text-accent">
        <ChevronRightIcon className="size-3.5 group-open/definition:rotate-90" />
        {title}
        <span className="sr-only">: {model.title}</span>
      </summary>
      <dl className="grid max-w-[56rem] gap-x-4 gap-y-1 border-l-2 border-rule pl-4 text-sm sm:grid-cols-[9rem_1fr]">
        {facts.map(({ key, label, value }) => (
          <div key={key} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="pl-4 text-sm">
        <a
          href={`/indicators/${encodeURIComponent(model.code)}#definition`}
          className="link inline-flex min-h-11 items-center"
        >
          {sheet}
        </a>
      </p>
    </details>
  )
}

/** A finished picture: our own escaped SVG, drawn by the render worker. */
function Drawn({ svg, className }: { svg: string; className: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: markup that the render worker escaped
  return <div aria-hidden="true" className={className} dangerouslySetInnerHTML={{ __html: svg }} />
}
