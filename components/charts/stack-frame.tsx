import type { PictureStack } from '@/lib/exports/render-job'
import { frameWidth } from './chart-frame'
import { factBlocks, framePadding, paragraph, placeBlocks, type TextBlock } from './frame-text'
import { wrapText } from './text-width'
import { colours, fontFamily, textSize } from './tokens'

type Part = PictureStack['parts'][number]
type Placed = { part: Part; height: number; note: TextBlock[] }

/** More charts than these stand two by two, so that the picture doesn't become a ribbon. */
const mostInOneColumn = 3
const gap = 16
const inner = frameWidth - 2 * framePadding

/** The charts of a board in one picture, each in its own frame with its own facts, under the board's title and notes. */
export function StackFrame({ stack }: { stack: PictureStack }) {
  const columns = stack.parts.length > mostInOneColumn ? 2 : 1
  const width = columns * frameWidth + (columns - 1) * gap
  const wide = width - 2 * framePadding
  const head = placeBlocks(
    [
      { ...title(stack.title, wide), after: 8 },
      ...stack.lead.map((text) =>
        paragraph(text, wide, { size: textSize.body, fill: colours.ink, after: 6 }),
      ),
    ],
    framePadding,
  )
  const rows = toRows(stack.parts.map(place), columns)
  let y = head.end + gap
  const drawn = rows.flatMap((row) => {
    const top = y
    y += Math.max(...row.map(({ height }) => height)) + gap
    return row.map((placed, column) => ({ placed, at: `${column * (frameWidth + gap)} ${top}` }))
  })
  const facts = placeBlocks(factBlocks(stack.facts, wide), y + gap)
  const total = Math.ceil(facts.end + framePadding - 8)
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={total}
      viewBox={`0 0 ${width} ${total}`}
      role="img"
      lang={stack.language}
      fontFamily={fontFamily}
    >
      <title>{stack.title}</title>
      <desc>{stack.lead.join(' ')}</desc>
      <metadata>{JSON.stringify(stack.metadata)}</metadata>
      <rect width={width} height={total} fill={colours.paper} />
      {head.texts}
      {drawn.map(({ placed, at }) => (
        <g key={at} transform={`translate(${at})`}>
          <Part placed={placed} />
        </g>
      ))}
      <line x1={framePadding} x2={width - framePadding} y1={y} y2={y} stroke={colours.rule} />
      {facts.texts}
    </svg>
  )
}

function Part({ placed: { part, note } }: { placed: Placed }) {
  const said = placeBlocks(note, 12)
  return (
    <>
      <line x1={framePadding} x2={frameWidth - framePadding} y1={0} y2={0} stroke={colours.rule} />
      {note.length > 0 && (
        <rect x={framePadding - 12} y={12} width={3} height={said.end - 12} fill={colours.accent} />
      )}
      {said.texts}
      {'svg' in part && <Framed svg={part.svg} top={note.length > 0 ? said.end : 0} />}
    </>
  )
}

function Framed({ svg, top }: { svg: string; top: number }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: markup of this worker's own
  return <g transform={`translate(0 ${top})`} dangerouslySetInnerHTML={{ __html: svg }} />
}

function place(part: Part): Placed {
  const block = (text: string, fill: string) =>
    paragraph(text, inner, { size: textSize.body, fill, after: 4 })
  const note = [
    ...part.note
      .split('\n')
      .filter(Boolean)
      .map((line) => block(line, colours.ink)),
    ...('text' in part ? [block(part.text, colours.muted)] : []),
  ]
  const { end } = placeBlocks(note, 12)
  const own = 'svg' in part ? Number(/^<svg[^>]* height="([\d.]+)"/.exec(part.svg)?.[1] ?? 0) : framePadding
  return { part, note, height: (note.length > 0 ? end : 0) + own }
}

function toRows(placed: Placed[], columns: number): Placed[][] {
  return Array.from({ length: Math.ceil(placed.length / columns) }, (_, row) =>
    placed.slice(row * columns, (row + 1) * columns),
  )
}

function title(text: string, width: number): TextBlock {
  const size = textSize.title + 4
  return { lines: wrapText(text, width, size, 600), size, weight: 600, fill: colours.ink, after: 4 }
}
