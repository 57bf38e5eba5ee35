import type { PictureModel, PictureWords } from '@/lib/exports/render-job'
import { layLegend, type Unplaced } from './legend-layout'
import { MarkLink } from './mark-link'
import { Tank } from './marks'
import { PictureText } from './picture-text'
import { readingOf } from './readings'
import { EmptySvg, layHead, StillSvg } from './still-svg'
import { textWidth, wrapText } from './text-width'
import { colours, textSize } from './tokens'

type Props = { model: PictureModel; words: PictureWords; width: number; idPrefix?: string }

const rowHeight = 24

/** Who has reported what was due, when: a cell for each area and period, filled as far as reports are in. */
export function HeatPicture({ model, words, width, idPrefix = 'heat' }: Props) {
  const items: Unplaced[] = [
    { sign: { kind: 'tank', share: 1 }, text: words.reportedAll },
    { sign: { kind: 'tank', share: 0.5 }, text: words.reportedSome },
    { sign: { kind: 'tank', share: 0 }, text: words.reportedNone },
  ]
  const head = layHead(model.unit, layLegend(items, width), width)
  const names = model.series.map(({ label }) => wrapText(label, width * 0.34, textSize.label))
  const left = Math.max(0, ...names.flat().map((line) => textWidth(line, textSize.label))) + 10
  const heights = names.map((lines) => Math.max(rowHeight, lines.length * 17 + 4))
  const columns = model.series[0]?.points ?? []
  const slot = (width - left) / Math.max(1, columns.length)
  const labels = columns.map(({ shortLabel, label }) => shortLabel || label)
  const widest = Math.max(0, ...labels.map((text) => textWidth(text, textSize.note)))
  const every = Math.max(1, Math.ceil((widest + 6) / slot))
  const top = head.height + 20
  const tops = heights.map((_, row) => top + heights.slice(0, row).reduce((sum, one) => sum + one, 0))
  const bottom = top + heights.reduce((sum, one) => sum + one, 0)
  if (columns.length === 0) return <EmptySvg width={width} head={head} words={words} idPrefix={idPrefix} />
  return (
    <StillSvg width={width} height={bottom + 8} head={head} idPrefix={idPrefix}>
      {labels.map((text, at) =>
        (labels.length - 1 - at) % every === 0 ? (
          <PictureText
            key={columns[at]?.key}
            label={{
              lines: [text],
              x: Math.min(left + (at + 0.5) * slot, width - textWidth(text, textSize.note) / 2),
              y: top - 7,
              anchor: 'middle',
            }}
          />
        ) : null,
      )}
      {model.series.map((series, row) => {
        const [y = top, height = rowHeight] = [tops[row], heights[row]]
        const name = names[row] ?? []
        return (
          <g key={series.key}>
            <PictureText
              label={{
                lines: name,
                x: left - 10,
                y: y + height / 2 - (name.length - 1) * 8.5 + 4.5,
                anchor: 'end',
              }}
              size={textSize.label}
              fill={colours.ink}
            />
            {series.points.map((point, at) => {
              const box = { x: left + at * slot + 1.5, y: y + 2, width: slot - 3, height: height - 4 }
              return (
                <MarkLink key={point.key} href={point.href}>
                  <g data-category={readingOf(model, row, at)}>
                    {point.value === null ? (
                      <NotDue box={box} />
                    ) : (
                      <Tank box={box} share={point.value / 100} />
                    )}
                  </g>
                </MarkLink>
              )
            })}
          </g>
        )
      })}
    </StillSvg>
  )
}

/** Nothing was due: no cell, a stroke. */
function NotDue({ box }: { box: { x: number; y: number; width: number; height: number } }) {
  const middle = box.y + box.height / 2
  return (
    <>
      <rect {...box} fill="none" pointerEvents="all" />
      <line
        x1={box.x + box.width / 2 - 3}
        x2={box.x + box.width / 2 + 3}
        y1={middle}
        y2={middle}
        stroke={colours.muted}
      />
    </>
  )
}
