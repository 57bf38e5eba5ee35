import type { PictureModel, PictureWords } from '@/lib/exports/render-job'
import { LegendMark } from '../legend-mark'
import { MarkLink } from '../mark-link'
import { Dots, Hatch, isLowlyCovered, markState } from '../marks'
import { PictureText } from '../picture-text'
import { colours, textSize } from '../tokens'
import { GapSign } from './gap-sign'
import { layOutMap, type MapFrame, type ProvinceMark } from './map-layout'

type Props = { model: PictureModel; words: PictureWords; width: number; idPrefix?: string }

const dotRadius = { whole: 2.6, inset: 3.2 }

/**
 * A map of the provinces, of one figure each. There is none without Hoàng Sa and Trường Sa: they are part of the shapes
 * of their provinces and take their fill and outline. No neighbouring country is drawn.
 */
export function MapPicture({ model, words, width, idPrefix = 'map' }: Props) {
  const layout = layOutMap(model, words, width)
  const ids = { hatch: `${idPrefix}-hatch`, dots: `${idPrefix}-dots` }
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={layout.height}
      viewBox={`0 0 ${width} ${layout.height}`}
      aria-hidden="true"
    >
      <defs>
        <Hatch id={ids.hatch} colour={colours.notDisaggregated} />
        <Dots id={ids.dots} />
      </defs>
      <PictureText label={layout.unitLabel} />
      {layout.legend.map((item) => (
        <LegendMark key={`${item.x},${item.y}`} item={item} idPrefix={idPrefix} />
      ))}
      {layout.sea.map((label) => (
        <PictureText key={label.y} label={label} size={textSize.body} />
      ))}
      {layout.frames.map((frame) => (
        <Frame key={`${frame.box.x},${frame.box.y}`} frame={frame} ids={ids} />
      ))}
      {layout.labels.map((label) => (
        <PictureText key={label.y} label={label} fill={colours.ink} />
      ))}
      <PictureText label={layout.foot} />
    </svg>
  )
}

type Ids = { hatch: string; dots: string }

function Frame({ frame, ids }: { frame: MapFrame; ids: Ids }) {
  const { box, framed, provinces } = frame
  return (
    <g>
      {framed && <rect {...box} fill="none" stroke={colours.muted} strokeWidth={1} />}
      {provinces.map((province) => (
        <Province
          key={province.code}
          province={province}
          ids={ids}
          radius={framed ? dotRadius.inset : dotRadius.whole}
        />
      ))}
    </g>
  )
}

function Province({ province, ids, radius }: { province: ProvinceMark; ids: Ids; radius: number }) {
  const { category, point, mapClass, path, dots, centre } = province
  const state = markState(point ?? undefined)
  const look = {
    ...lookOf(province, ids),
    stroke: colours.muted,
    strokeWidth: state === 'provisional' ? 1.4 : 0.7,
    strokeDasharray: state === 'provisional' ? '3 2' : undefined,
    strokeLinejoin: 'round' as const,
  }
  const all = [
    ...(path === '' ? [] : [<path key="land" d={path} {...look} />]),
    ...dots.map(({ x, y }) => <circle key={`${x},${y}`} cx={x} cy={y} r={radius} {...look} />),
  ]
  const scarce = point !== null && point.value !== null && isLowlyCovered(point)
  return (
    <MarkLink href={point?.href}>
      <g data-category={category ?? undefined} data-state={state}>
        {all}
        {scarce && path !== '' && <path d={path} fill={`url(#${ids.dots})`} />}
        {state === 'published' && mapClass && path !== '' && (
          <circle
            cx={centre.x}
            cy={centre.y}
            r={4}
            fill={mapClass.fill}
            stroke={colours.ink}
            strokeWidth={1.5}
          />
        )}
        {mapClass && path !== '' && state !== 'published' && (
          <GapSign sign={mapClass.sign} x={centre.x} y={centre.y} />
        )}
        {point?.missing === 'suppressed' && (
          <PictureText label={{ lines: [point.display], ...centre, anchor: 'middle' }} fill={colours.ink} />
        )}
      </g>
    </MarkLink>
  )
}

function lookOf({ point, mapClass }: ProvinceMark, ids: Ids): { fill: string; fillOpacity?: number } {
  if (!point) return { fill: colours.surface }
  if (!mapClass) return { fill: `url(#${ids.hatch})` }
  if (point.published) return { fill: colours.paper }
  return point.stage === 'provisional' ? { fill: mapClass.fill, fillOpacity: 0.6 } : { fill: mapClass.fill }
}
