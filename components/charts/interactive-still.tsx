'use client'

import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { ChartTooltip, describeCategory, type TooltipPlace } from './chart-tooltip'
import type { InteractiveChartProps } from './interactive-chart'
import { ReadingFrame } from './reading-frame'
import { listReadings } from './readings'
import { seriesStyles } from './tokens'

type Active = { index: number; place: TooltipPlace }

/** How far below the middle of a mark its box opens. */
const below = 14

/**
 * The server-made picture itself, answering pointer and keys: its marks say which reading they belong to. Nothing is
 * drawn anew, so a map brings no geometry to the browser.
 */
export function InteractiveStill(props: InteractiveChartProps) {
  const { model, words, titleId, readingId, takeFocus, onFollow, children } = props
  const readings = listReadings(model)
  const [active, setActive] = useState<Active | null>(null)
  const host = useRef<HTMLDivElement>(null)
  const touched = useRef(false)
  const index = active?.index ?? null
  useEffect(() => {
    const marks = index === null ? [] : marksOf(host.current, index)
    for (const mark of marks) mark.setAttribute('data-active', '')
    return () => {
      for (const mark of marks) mark.removeAttribute('data-active')
    }
  }, [index])

  const hrefOf = (at: number | null) =>
    at === null ? null : (readings[at]?.points.find((point) => point?.href)?.href ?? null)

  function show(next: number | null) {
    const place = next === null ? null : placeOf(host.current, next)
    setActive(next === null || !place ? null : { index: next, place })
  }

  function onPoint(event: PointerEvent) {
    const mark = (event.target as Element).closest('[data-category]')
    const next = mark ? Number(mark.getAttribute('data-category')) : null
    if (next !== index && !(next === null && touched.current)) show(next)
  }

  const reading = active ? readings[active.index] : undefined
  return (
    <ReadingFrame
      {...{ words, titleId, readingId, takeFocus, onFollow, host, hrefOf }}
      active={index}
      count={readings.length}
      onStep={show}
      spoken={reading ? describeCategory(reading, model, words) : ''}
      onPointerDown={(event) => {
        touched.current = event.pointerType === 'touch'
        onPoint(event)
      }}
      onPointerMove={onPoint}
      onPointerLeave={() => {
        if (!touched.current) show(null)
      }}
      onClick={(event) => {
        const mark = (event.target as Element).closest('[data-category]')
        const href = mark && hrefOf(index)
        // The link around a mark is for readers without script.
        if (mark) event.preventDefault()
        // A finger first reads: the way down is a link in the box it opened.
        if (href && !touched.current) onFollow(href)
      }}
    >
      {children}
      {reading && active && (
        <ChartTooltip
          styles={seriesStyles(model.series)}
          model={model}
          words={words}
          category={reading}
          place={active.place}
          href={hrefOf(active.index)}
        />
      )}
    </ReadingFrame>
  )
}

/** Of the picture that is shown: the other width is hidden. */
function marksOf(host: HTMLElement | null, index: number): Element[] {
  const all = host?.querySelectorAll(`[data-category="${index}"]`) ?? []
  return [...all].filter((mark) => mark.getClientRects().length > 0)
}

function placeOf(host: HTMLElement | null, index: number): TooltipPlace | null {
  const [mark] = marksOf(host, index)
  const box = (mark?.firstElementChild ?? mark)?.getBoundingClientRect()
  const frame = host?.getBoundingClientRect()
  if (!box || !frame) return null
  return {
    left: box.left - frame.left + box.width / 2,
    top: box.top - frame.top + box.height / 2 + below,
    width: frame.width,
  }
}
