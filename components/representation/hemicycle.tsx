import { useLocale, useTranslations } from 'next-intl'
import { seatsInHalfCircle } from '@/components/representation/hemicycle-layout'
import { SeatMark, type SeatOf } from '@/components/representation/seat-mark'
import { formatNumber } from '@/lib/format'

/** A chamber is drawn up to this many seats; beyond, single seats can't be seen. */
export const mostSeats = 700

type Props = {
  title: string
  women: number
  /** Null: not counted by themselves; then the other seats are simply those of others. */
  men: number | null
  seats: number
  /** Published elsewhere: drawn hollow. */
  hollow: boolean
  /** Share that the goal begins at, in per cent, with its words. */
  goal: { from: number; label: string } | null
}

const radius = 100
const foot = 30

/**
 * One mark per seat, women first from the left: round and filled; men square; of whom nobody wrote the sex, a hollow
 * diamond. The dashed line is half of the seats, the ink one where the goal begins. Beside it stand the figures in words.
 */
export function Hemicycle({ title, women, men, seats, hollow, goal }: Props) {
  const t = useTranslations('representation')
  const locale = useLocale()
  const { seats: places, size } = seatsInHalfCircle(seats)
  const mark = Math.max(1, size * radius)
  const others = men ?? seats - women
  const unknown = seats - women - others
  const number = (value: number) => formatNumber(value, 0, locale)
  const share = formatNumber((women / seats) * 100, 2, locale)
  const sortOf = (index: number): SeatOf =>
    index < women ? 'women' : index < women + others ? 'men' : 'not-stated'
  const legend: [SeatOf, string, number][] = [
    ['women', t('women'), women],
    ['men', men === null ? t('others') : t('fields.men'), others],
    ...(unknown > 0 ? ([['not-stated', t('not-stated'), unknown]] as [SeatOf, string, number][]) : []),
  ]
  return (
    <figure className="max-w-xl break-inside-avoid">
      <svg
        viewBox={`${-radius - 12} ${-radius - 22} ${2 * radius + 24} ${radius + foot + 22}`}
        role="img"
        aria-label={t('hemicycle-says', { title, women: number(women), seats: number(seats), share })}
        className="w-full"
      >
        {places.map(({ x, y }, index) => {
          const [cx, cy] = [x * radius, -y * radius]
          const key = `${cx.toFixed(2)},${cy.toFixed(2)}`
          return <SeatMark key={key} of={sortOf(index)} cx={cx} cy={cy} size={mark} hollow={hollow} />
        })}
        <Ray share={50} label={t('parity-short')} dash="3 2.5" />
        {goal && <Ray share={goal.from} label={goal.label} />}
        <text x={0} y={-8} textAnchor="middle" fontSize={14} fontWeight={600} fill="var(--ink)">
          {share} %
        </text>
        <text x={0} y={7} textAnchor="middle" fontSize={7.5} fill="var(--muted)">
          {t('women-of-seats', { women: number(women), seats: number(seats) })}
        </text>
      </svg>
      <figcaption className="flex flex-wrap justify-center gap-x-5 gap-y-1 text-sm">
        {legend.map(([of, label, value]) => (
          <span key={of} className="inline-flex items-center gap-2">
            <svg viewBox="0 0 12 12" className="size-3.5" aria-hidden="true">
              <SeatMark of={of} cx={6} cy={6} size={4.5} hollow={hollow} />
            </svg>
            {label}: {number(value)}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

/** A line across the benches where so many per cent of the seats lie to its left, its words outside. */
function Ray({ share, label, dash }: { share: number; label: string; dash?: string }) {
  const angle = Math.PI * (1 - share / 100)
  const [x, y] = [Math.cos(angle), -Math.sin(angle)]
  const [from, to] = [0.3 * radius, 1.07 * radius]
  return (
    <>
      <line
        x1={x * from}
        y1={y * from}
        x2={x * to}
        y2={y * to}
        stroke="var(--ink)"
        strokeWidth={dash ? 0.8 : 1.2}
        strokeDasharray={dash}
      />
      <text
        x={x * (to + 2)}
        y={y * (to + 2) - 2}
        textAnchor={share < 47 ? 'end' : share > 53 ? 'start' : 'middle'}
        fontSize={8}
        fill="var(--ink)"
      >
        {label}
      </text>
    </>
  )
}
