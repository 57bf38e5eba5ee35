import type { PictureModel, PictureWords } from '@/lib/exports/render-job'
import { LegendMark } from './legend-mark'
import { MarkLink } from './mark-link'
import { Marker, markState } from './marks'
import { PictureText } from './picture-text'
import { categoryCentre, type PictureLayout, targetBounds, targetSpan, valuePosition } from './picture-types'
import { colours, textSize } from './tokens'

/** Behind the marks: the category being read, and the band of a target that is a range. */
export function PictureUnderlay({
  layout,
  model,
  active,
}: {
  layout: PictureLayout
  model: PictureModel
  active: number | null
}) {
  const { plot, horizontal, categories } = layout
  const [low, high] = targetBounds(model.target).map((bound) => valuePosition(layout, bound))
  const held = targetSpan(layout, model.target)
  const slot = (horizontal ? plot.height : plot.width) / Math.max(1, categories.length)
  return (
    <g>
      {active === null ? null : (
        <rect
          x={horizontal ? plot.x : plot.x + active * slot}
          y={horizontal ? plot.y + active * slot : plot.y}
          width={horizontal ? plot.width : slot}
          height={horizontal ? slot : plot.height}
          fill={colours.surface}
        />
      )}
      {low === undefined || high === undefined ? null : (
        <rect
          x={horizontal ? Math.min(low, high) : held.start}
          y={horizontal ? held.start : Math.min(low, high)}
          width={horizontal ? Math.abs(high - low) : held.end - held.start}
          height={horizontal ? held.end - held.start : Math.abs(high - low)}
          fill={colours.ink}
          fillOpacity={0.07}
        />
      )}
    </g>
  )
}

/** Over the marks: everything that is words, the target, the breaks and the markers of lines. */
export function PictureOverlay({
  layout,
  model,
  words,
  active,
  idPrefix,
}: {
  layout: PictureLayout
  model: PictureModel
  words: PictureWords
  active: number | null
  idPrefix: string
}) {
  const { plot, styles } = layout
  return (
    <g>
      {layout.legend.map((item) => (
        <LegendMark key={`${item.x},${item.y}`} item={item} idPrefix={idPrefix} />
      ))}
      <PictureText label={layout.unitLabel} />
      {layout.breaks.map(({ x, label }) => (
        <g key={x}>
          <line
            x1={x}
            x2={x}
            y1={plot.y - 4}
            y2={plot.y + plot.height}
            stroke={colours.muted}
            strokeWidth={1}
          />
          <PictureText label={label} />
        </g>
      ))}
      {targetBounds(model.target).map((bound) => (
        <TargetLine key={bound} layout={layout} target={model.target} bound={bound} />
      ))}
      {layout.targetLabel && <PictureText label={layout.targetLabel} weight={600} fill={colours.ink} />}
      {layout.categoryLabels.map((label, index) => (
        <MarkLink key={`${label.x},${label.y}`} href={layout.horizontal ? hrefOf(layout, index) : null}>
          <PictureText
            label={label}
            size={layout.horizontal ? textSize.label : textSize.tick}
            fill={layout.horizontal ? colours.ink : colours.muted}
          />
        </MarkLink>
      ))}
      {layout.mark === 'line' && <LineMarkers layout={layout} active={active} />}
      {layout.valueLabels.map((label) => (
        <PictureText
          key={`${label.x},${label.y}`}
          label={label}
          size={layout.horizontal && !label.missing ? textSize.label : textSize.note}
          fill={label.missing ? colours.muted : colours.ink}
          weight={layout.horizontal && !label.missing ? 600 : 400}
        />
      ))}
      {layout.endLabels.map((label) => (
        <PictureText
          key={label.series}
          label={label}
          size={textSize.label}
          weight={600}
          fill={styles[label.series]?.text ?? colours.ink}
        />
      ))}
      {layout.empty && layout.valueLabels.length === 0 && (
        <PictureText
          label={{
            lines: [words.empty],
            x: plot.x + plot.width / 2,
            y: plot.y + plot.height / 2 + 5,
            anchor: 'middle',
          }}
          size={textSize.body}
        />
      )}
    </g>
  )
}

function TargetLine({
  layout,
  target,
  bound,
}: {
  layout: PictureLayout
  target: PictureModel['target']
  bound: number
}) {
  const { start, end } = targetSpan(layout, target)
  const at = valuePosition(layout, bound)
  const ends = layout.horizontal
    ? { x1: at, x2: at, y1: start, y2: end }
    : { x1: start, x2: end, y1: at, y2: at }
  return <line {...ends} stroke={colours.ink} strokeWidth={1.5} strokeDasharray="6 4" />
}

function LineMarkers({ layout, active }: { layout: PictureLayout; active: number | null }) {
  const crowded = layout.plot.width / Math.max(1, layout.categories.length) < 14
  return layout.categories.flatMap(({ key, points }, index) =>
    layout.styles.map((style, series) => {
      const point = points[series]
      if (!point || point.value === null) return null
      const size = index === active ? 5.5 : crowded ? 2.75 : 4
      const place = { x: categoryCentre(layout, index), y: valuePosition(layout, point.value) }
      return (
        <Marker key={`${key} ${style.key}`} {...place} size={size} style={style} state={markState(point)} />
      )
    }),
  )
}

/** Lying bars are all named, in order; of columns some names are left out, and none leads anywhere. */
function hrefOf({ categories }: PictureLayout, index: number): string | null {
  return categories[index]?.points.find((point) => point?.href)?.href ?? null
}
