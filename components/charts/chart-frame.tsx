import type { ChartModel } from '@/lib/dashboards/chart-model'
import { factBlocks, framePadding as padding, paragraph, placeBlocks, type TextBlock } from './frame-text'
import { PictureText } from './picture-text'
import { textWidth, wrapText } from './text-width'
import { colours, fontFamily, textSize } from './tokens'

/** Width of the picture inside the frame of a file, in px. */
export const framePictureWidth = 720
/** Of a file with its frame. */
export const frameWidth = framePictureWidth + 2 * padding
const inner = framePictureWidth

/**
 * What surrounds the picture in every file: title, subtitle, the sentence that reads it, and below it all
 * facts (source, stage, coverage, data version, reference …), so that a picture passed on still says what it is.
 * `picture` is finished SVG markup of the given height.
 */
export function ChartFrame({
  model,
  picture,
  height,
}: {
  model: ChartModel
  picture: string
  height: number
}) {
  const head = placeBlocks(headBlocks(model), padding)
  const pictureTop = head.end + 6
  const facts = placeBlocks(factBlocks(model.facts, inner), pictureTop + height + 30)
  const total = Math.ceil(facts.end + padding - 8)
  const width = frameWidth
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={total}
      viewBox={`0 0 ${width} ${total}`}
      role="img"
      lang={model.language}
      fontFamily={fontFamily}
    >
      <title>{model.title}</title>
      <desc>{model.reading}</desc>
      <metadata>{JSON.stringify(toMetadata(model))}</metadata>
      <rect width={width} height={total} fill={colours.paper} />
      {head.texts}
      {model.demonstration && <DemonstrationBadge text={model.demonstrationLabel} right={width - padding} />}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own escaped SVG */}
      <g transform={`translate(${padding} ${pictureTop})`} dangerouslySetInnerHTML={{ __html: picture }} />
      <line
        x1={padding}
        x2={width - padding}
        y1={pictureTop + height + 14}
        y2={pictureTop + height + 14}
        stroke={colours.rule}
      />
      {facts.texts}
    </svg>
  )
}

/** Everything a reader of the file needs to trust it, as data. */
export function toMetadata(model: ChartModel): Record<string, string> {
  return {
    title: model.title,
    subtitle: model.subtitle,
    reading: model.reading,
    chart: model.code,
    query: model.href,
    ...Object.fromEntries(model.facts.map(({ key, value }) => [key, value])),
    ...(model.demonstration && { demonstration: model.demonstrationLabel }),
  }
}

function headBlocks(model: ChartModel): TextBlock[] {
  const badge = model.demonstration ? textWidth(model.demonstrationLabel, textSize.note, 600) + 36 : 0
  const lines = wrapText(model.title, inner - badge, textSize.title, 600)
  return [
    { lines, size: textSize.title, weight: 600, fill: colours.ink, after: 4 },
    paragraph(model.subtitle, inner, { size: textSize.subtitle, fill: colours.muted, after: 8 }),
    paragraph(model.reading, inner, { size: textSize.body, fill: colours.ink, after: 10 }),
  ]
}

function DemonstrationBadge({ text, right }: { text: string; right: number }) {
  const width = textWidth(text, textSize.note, 600) + 20
  return (
    <g>
      <rect
        x={right - width}
        y={padding}
        width={width}
        height={24}
        rx={4}
        fill={colours.surface}
        stroke={colours.muted}
        strokeDasharray="4 2"
      />
      <PictureText
        label={{ lines: [text], x: right - width / 2, y: padding + 16.5, anchor: 'middle' }}
        weight={600}
        fill={colours.ink}
      />
    </g>
  )
}
