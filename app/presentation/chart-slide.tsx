import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import type { ChartModel } from '@/lib/dashboards/chart-model'
import { toPictureWords } from '@/lib/exports/render-job'
import { drawForPage } from '@/lib/exports/svg'

/** A chart as large as the screen lets it be, under its one sentence. */
export async function ChartSlide({ model, note = '' }: { model: ChartModel; note?: string | null }) {
  const words = toPictureWords(await getTranslations('charts'))
  const pictures = await drawForPage(model, words, 'half')
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <h1 className="text-[2rem] leading-tight font-semibold">{model.title}</h1>
        {model.demonstration && <Badge>{model.demonstrationLabel}</Badge>}
      </div>
      <p className="text-muted">{model.subtitle}</p>
      <p className="max-w-[70ch] text-2xl leading-snug">{model.reading}</p>
      {pictures && (
        <div
          role="img"
          aria-label={`${model.title}. ${model.reading}`}
          className="mx-auto w-full max-w-[max(20rem,min(100%,calc((100dvh-20rem)*1.75)))] [&_svg]:h-auto [&_svg]:w-full"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: markup that the render worker escaped
          dangerouslySetInnerHTML={{ __html: pictures.wide }}
        />
      )}
      {note && (
        <p className="max-w-[70ch] border-l-4 border-accent pl-4 text-xl whitespace-pre-line">{note}</p>
      )}
    </div>
  )
}
