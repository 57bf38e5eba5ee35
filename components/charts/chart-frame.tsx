import type { ChartModel } from '@/lib/dashboards/chart-model'
import { PictureText } from './picture-text'
import { textHeight, textWidth, wrapText } from './text-width'
import { colours, fontFamily, lineHeight, textSize } from './tokens'

/** Width of the picture inside the frame of a file, in px. */
export const framePictureWidth = 720
const padding = 28
const inner = framePictureWidth

type Block = { lines: string[]; size: number; weight: 400 | 600; fill: string; after: number }

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
  const facts = placeBlocks(factBlocks(model), pictureTop + height + 30)
  const total = Math.ceil(facts.end + padding - 8)
  const width = inner + 2 * padding
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

function headBlocks(model: ChartModel): Block[] {
  const badge = model.demonstration ? textWidth(model.demonstrationLabel, textSize.note, 600) + 36 : 0
  const lines = wrapText(model.title, inner - badge, textSize.title, 600)
  return [
    { lines, size: textSize.title, weight: 600, fill: colours.ink, after: 4 },
    paragraph(model.subtitle, textSize.subtitle, colours.muted, 8),
    paragraph(model.reading, textSize.body, colours.ink, 10),
  ]
}

function factBlocks(model: ChartModel): Block[] {
  return model.facts
    .filter(({ value }) => value !== '')
    .map(({ label, value }) => paragraph(`${label}: ${value}`, textSize.fact, colours.muted, 3))
}

function paragraph(text: string, size: number, fill: string, after: number): Block {
  return { lines: wrapText(text, inner, size), size, weight: 400, fill, after }
}

function placeBlocks(blocks: Block[], top: number) {
  let y = top
  const texts = blocks.map(({ lines, size, weight, fill, after }) => {
    const label = { lines, x: padding, y: y + size * (lineHeight - 0.35), anchor: 'start' as const }
    const text = lines.length > 0 && (
      <PictureText key={y} label={label} size={size} weight={weight} fill={fill} />
    )
    y += lines.length > 0 ? textHeight(lines.length, size) + after : 0
    return text
  })
  return { texts, end: y }
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
