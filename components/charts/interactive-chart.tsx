'use client'

import { type ReactNode, useId, useRef, useState } from 'react'
import type { ChartModel } from '@/lib/dashboards/chart-model'
import { type PictureWords, toPictureModel } from '@/lib/exports/render-job'
import { ChartPicture } from './chart-picture'
import { ChartTooltip, describeCategory, type TooltipPlace } from './chart-tooltip'
import { layOutPicture } from './picture-layout'
import { categoryCentre, type PictureLayout } from './picture-types'
import { ReadingFrame } from './reading-frame'

/** Beside the category, level with it or at the top of the picture. */
function placeOf(layout: PictureLayout, index: number): TooltipPlace {
  const { horizontal, plot, width } = layout
  const at = categoryCentre(layout, index)
  return { left: horizontal ? plot.x + plot.width / 2 : at, top: horizontal ? at + 16 : plot.y, width }
}

/** `go`, `of` and `coverage` hold places in braces. */
export type LiveWords = { interactive: string; keys: string; go: string; of: string; coverage: string }

export type InteractiveChartProps = {
  model: ChartModel
  pictureWords: PictureWords
  words: LiveWords
  width: number
  /** The space the still picture had. */
  height: number | undefined
  titleId: string
  readingId: string
  /** Who came by keyboard keeps the focus when the still picture makes way. */
  takeFocus: boolean
  onFollow: (href: string) => void
  /** The server-made pictures, for kinds that keep them. */
  children: ReactNode
}

/** The same picture, answering pointer and keys: one category at a time is read out, and may lead one level down. */
export function InteractiveChart(props: InteractiveChartProps) {
  const { model, pictureWords, words, width, height, titleId, readingId, takeFocus, onFollow } = props
  const picture = toPictureModel(model)
  const layout = layOutPicture(picture, pictureWords, { width, height })
  const [active, setActive] = useState<number | null>(null)
  const host = useRef<HTMLDivElement>(null)
  const touched = useRef(false)
  const id = useId().replace(/[^\w-]/g, '')
  const count = layout.categories.length

  const hrefOf = (index: number | null) =>
    index === null ? null : (layout.categories[index]?.points.find((point) => point?.href)?.href ?? null)

  const category = active === null ? undefined : layout.categories[active]
  return (
    <ReadingFrame
      {...{ words, titleId, readingId, takeFocus, onFollow, host, active, count, hrefOf }}
      onStep={setActive}
      spoken={category ? describeCategory(category, model, words) : ''}
      onPointerDown={(event) => {
        touched.current = event.pointerType === 'touch'
      }}
    >
      <div aria-hidden="true">
        <ChartPicture
          model={picture}
          words={pictureWords}
          width={width}
          height={height}
          active={active}
          idPrefix={id}
          onActive={setActive}
          onChoose={(index) => {
            const href = hrefOf(index)
            // A finger first reads: the way down is a link in the box it opened.
            if (href && !touched.current) onFollow(href)
          }}
        />
      </div>
      {category && active !== null && (
        <ChartTooltip
          styles={layout.styles}
          model={model}
          words={words}
          category={category}
          place={placeOf(layout, active)}
          href={hrefOf(active)}
        />
      )}
    </ReadingFrame>
  )
}
