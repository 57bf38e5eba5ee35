import { BarFigure } from '@/components/representation/bar-figure'
import { Hemicycle } from '@/components/representation/hemicycle'
import type { ShareLine } from '@/lib/registers/representation'

type Props = {
  line: ShareLine
  title: string
  chart: string | null
  goal: { from: number; label: string } | null
  link?: { href: string; label: string }
}

/** The seats of one body, one by one, with the files of their chart. */
export function SeatsFigure({ line, title, chart, goal, link }: Props) {
  if (line.women === null || line.seats === null) return null
  return (
    <BarFigure
      id={`seats-${line.level}`}
      title={title}
      chart={chart}
      links={link ? [link] : []}
      demonstration={line.origin === 'demonstration'}
    >
      <Hemicycle
        title={title}
        women={line.women}
        men={line.men}
        seats={line.seats}
        hollow={line.source === 'published'}
        goal={goal}
      />
    </BarFigure>
  )
}
