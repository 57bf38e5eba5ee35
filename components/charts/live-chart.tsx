'use client'

import { useRouter } from 'next/navigation'
import { type ComponentType, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { ChartModel } from '@/lib/dashboards/chart-model'
import type { PictureWords } from '@/lib/exports/render-job'
import type { InteractiveChartProps, LiveWords } from './interactive-chart'
import { stillKinds } from './readings'

type Props = {
  model: ChartModel
  pictureWords: PictureWords
  words: LiveWords
  titleId: string
  readingId: string
  /** The server-made pictures. */
  children: ReactNode
}

type Live = { Chart: ComponentType<InteractiveChartProps>; width: number; height: number; focused: boolean }

/**
 * Shows the server-made picture, and fetches the chart library only when somebody points at it, touches it
 * or comes to it by keyboard: a page of charts costs nothing until then. The space stays as it was.
 */
export function LiveChart({ model, pictureWords, words, titleId, readingId, children }: Props) {
  const router = useRouter()
  const host = useRef<HTMLDivElement>(null)
  const asked = useRef(false)
  const [ready, setReady] = useState(false)
  const [live, setLive] = useState<Live | null>(null)
  useEffect(() => {
    // The links in the still picture are for readers without script; with it the chart itself answers.
    for (const link of host.current?.querySelectorAll('svg a') ?? []) {
      link.removeAttribute('href')
      link.removeAttribute('tabindex')
    }
    setReady(true)
  }, [])

  const wake = useCallback(async () => {
    if (asked.current) return
    asked.current = true
    try {
      const Chart = stillKinds.includes(model.kind)
        ? (await import('./interactive-still')).InteractiveStill
        : (await import('./interactive-chart')).InteractiveChart
      const box = host.current?.getBoundingClientRect()
      const focused = host.current?.contains(document.activeElement) ?? false
      if (box && box.width > 0) setLive({ Chart, width: box.width, height: box.height, focused })
    } catch {
      // Offline or a new release meanwhile: the still picture and the table remain; asking again may help.
      asked.current = false
    }
  }, [model.kind])

  useEffect(() => {
    const element = host.current
    if (!live || !element) return
    const observer = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0
      // A width of its own takes the height of its own.
      if (width > 0) {
        setLive((now) => (now && Math.abs(now.width - width) > 1 ? { ...now, width, height: 0 } : now))
      }
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [live])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only waits for interest; what it wakes has its own role
    <div
      ref={host}
      className="chart-picture @container relative w-full min-w-0 max-w-[56rem]"
      onPointerEnter={wake}
      onTouchStart={wake}
      onFocus={wake}
    >
      {live ? (
        <live.Chart
          model={model}
          pictureWords={pictureWords}
          words={words}
          width={live.width}
          height={live.height || undefined}
          titleId={titleId}
          readingId={readingId}
          takeFocus={live.focused}
          onFollow={(href) => router.push(href)}
        >
          {children}
        </live.Chart>
      ) : (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a name and a description
        <div
          // With its links still in it, it is more than one image.
          role={ready ? 'img' : 'group'}
          aria-labelledby={titleId}
          aria-describedby={readingId}
          tabIndex={ready ? 0 : undefined}
        >
          {children}
        </div>
      )}
    </div>
  )
}
