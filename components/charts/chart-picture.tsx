import { Bar, CartesianGrid, ComposedChart, Line, XAxis, YAxis, ZIndexLayer } from 'recharts'
import type { PictureModel, PictureWords } from '@/lib/exports/render-job'
import { type BarBox, BarMark, Hatch, markState } from './marks'
import { layOutPicture } from './picture-layout'
import { PictureOverlay, PictureUnderlay } from './picture-overlay'
import { PictureText } from './picture-text'
import type { PictureLayout } from './picture-types'
import { colours } from './tokens'

export type ChartPictureProps = {
  model: PictureModel
  words: PictureWords
  width: number
  /** Keeps the space already reserved; otherwise the picture takes what it needs. */
  height?: number | undefined
  /** Category under the pointer or the keyboard. */
  active?: number | null
  /** Keeps ids apart when several pictures stand on one page. */
  idPrefix?: string
  onActive?: (category: number | null) => void
  onChoose?: (category: number) => void
}

/**
 * The one picture of a chart: on screen, on paper and in every file. Recharts draws axes, lines and bars in
 * the box that `layOutPicture` chose; labels, markers, target and breaks lie over it. Sizes are explicit
 * and nothing moves, because the same component is drawn where there is no browser to measure.
 */
export function ChartPicture(props: ChartPictureProps) {
  const { model, words, width, height, active = null, idPrefix = 'chart', onActive, onChoose } = props
  const layout = layOutPicture(model, words, { width, height })
  const { plot, horizontal, scale } = layout
  const right = width - plot.x - plot.width
  const bottom = layout.height - plot.y - plot.height
  const valueAxis = {
    type: 'number' as const,
    domain: [scale.min, scale.max] as [number, number],
    ticks: scale.ticks,
    interval: 0,
    tickLine: false,
    axisLine: false,
    allowDataOverflow: true,
    tick: (tick: { index: number; x: number | string; y: number | string }) => (
      <ValueTick layout={layout} index={tick.index} x={Number(tick.x)} y={Number(tick.y)} />
    ),
  }
  const categoryAxis = {
    type: 'category' as const,
    dataKey: 'key',
    scale: 'band' as const,
    interval: 0,
    tick: false,
    tickLine: false,
    axisLine: { stroke: colours.muted, strokeWidth: 1 },
  }
  const categoryOf = (state: { activeTooltipIndex?: number | string | null | undefined }) => {
    const index = Number(state.activeTooltipIndex ?? Number.NaN)
    return Number.isInteger(index) && index >= 0 && index < layout.categories.length ? index : null
  }
  return (
    <ComposedChart
      width={width}
      height={layout.height}
      layout={horizontal ? 'vertical' : 'horizontal'}
      data={toRows(layout)}
      margin={{ top: plot.y, right, bottom: 0, left: 0 }}
      barCategoryGap="10%"
      barGap={0}
      stackOffset="sign"
      accessibilityLayer={false}
      {...(onActive && {
        onMouseMove: (state) => onActive(categoryOf(state)),
        onTouchMove: (state) => onActive(categoryOf(state)),
        onMouseLeave: () => onActive(null),
      })}
      {...(onChoose && {
        onClick: (state) => {
          const category = categoryOf(state)
          if (category !== null) onChoose(category)
        },
      })}
    >
      <defs>
        {layout.styles.map((style, series) =>
          style.hatch ? (
            <Hatch key={style.key} id={`${idPrefix}-hatch-${series}`} colour={style.fill} />
          ) : null,
        )}
      </defs>
      <CartesianGrid horizontal={!horizontal} vertical={horizontal} stroke={colours.rule} strokeWidth={1} />
      {horizontal ? (
        <>
          <XAxis {...valueAxis} height={bottom} />
          <YAxis {...categoryAxis} width={plot.x} />
        </>
      ) : (
        <>
          <XAxis {...categoryAxis} height={bottom} />
          <YAxis {...valueAxis} width={plot.x} />
        </>
      )}
      <PictureUnderlay layout={layout} model={model} active={active} />
      {layout.empty ? null : listMarks(layout, idPrefix)}
      <ZIndexLayer zIndex={1500}>
        <PictureOverlay layout={layout} model={model} words={words} active={active} idPrefix={idPrefix} />
      </ZIndexLayer>
    </ComposedChart>
  )
}

/** Lines in two keys: `s` between settled figures, `d` (dashed, light) next to one not yet approved. */
function toRows({ categories, mark, styles }: PictureLayout): Record<string, string | number | null>[] {
  return categories.map(({ key, points }, index) => {
    const row: Record<string, string | number | null> = { key }
    styles.forEach((_, series) => {
      const value = points[series]?.value ?? null
      row[`s${series}`] = value
      if (mark !== 'line') return
      const around = [index - 1, index, index + 1].map((at) => categories[at]?.points[series])
      const loose = around.some((point) => point?.value != null && markState(point) === 'provisional')
      row[`s${series}`] = markState(points[series]) === 'provisional' ? null : value
      row[`d${series}`] = loose ? value : null
    })
    return row
  })
}

function listMarks({ mark, styles, categories, barSize }: PictureLayout, idPrefix: string) {
  const still = { isAnimationActive: false, legendType: 'none' as const }
  if (mark === 'line') {
    return styles.flatMap((style, series) => {
      const line = { ...still, stroke: style.fill, dot: false, activeDot: false, connectNulls: false }
      const loose = { strokeWidth: 1.5, strokeOpacity: 0.75, strokeDasharray: '3 3' }
      return [
        <Line key={`${style.key} loose`} {...line} {...loose} dataKey={`d${series}`} />,
        <Line
          key={style.key}
          {...line}
          dataKey={`s${series}`}
          strokeWidth={2.25}
          {...(style.dash && { strokeDasharray: style.dash })}
        />,
      ]
    })
  }
  return styles.map((style, series) => (
    <Bar
      key={style.key}
      {...still}
      dataKey={`s${series}`}
      activeBar={false}
      barSize={barSize}
      {...(mark === 'stacked' && { stackId: 'stack' })}
      shape={(bar: unknown) => {
        // Not by `index`: Recharts counts only the bars it draws, and a gap would hand its state to the next one.
        const { payload, ...box } = bar as BarBox & { payload: { key: string } }
        const state = markState(categories.find(({ key }) => key === payload.key)?.points[series])
        const hatchId = style.hatch ? `${idPrefix}-hatch-${series}` : undefined
        return <BarMark box={box} style={style} state={state} hatchId={hatchId} />
      }}
    />
  ))
}

function ValueTick({ layout, index, x, y }: { layout: PictureLayout; index: number; x: number; y: number }) {
  const text = layout.tickTexts[index]
  if (text === undefined || layout.empty) return <g />
  const place = layout.horizontal
    ? { x, y: layout.plot.y + layout.plot.height + 18, anchor: 'middle' as const }
    : { x: layout.plot.x - 8, y: y + 4.5, anchor: 'end' as const }
  return <PictureText label={{ lines: [text], ...place }} size={12.5} />
}
