import { useLocale, useTranslations } from 'next-intl'
import { seatsInHalfCircle } from '@/components/representation/hemicycle-layout'
import { formatNumber } from '@/lib/format'

/** A chamber is drawn up to this many seats; beyond, single seats can't be seen. */
export const mostSeats = 700

type Props = {
  title: string
  women: number
  seats: number
  /** Published elsewhere: drawn hollow. */
  hollow: boolean
  /** Share that the goal begins at, in per cent, with its words. */
  goal: { from: number; label: string } | null
}

const radius = 100
const foot = 30

/**
 * One mark per seat, women first from the left: round and filled, the others square. The dashed line is half of the
 * seats, the ink one where the goal begins. Beside it stand the same figures in words.
 */
export function Hemicycle({ title, women, seats, hollow, goal }: Props) {
  const t = useTranslations('representation')
  const locale = useLocale()
  const { seats: places, size } = seatsInHalfCircle(seats)
  const mark = Math.max(1, size * radius)
  const others = seats - women
  const number = (value: number) => formatNumber(value, 0, locale)
  const share = formatNumber((women / seats) * 100, 2, locale)
  return (
    <figure className="max-w-xl">
      <svg
        viewBox={`${-radius - 12} ${-radius - 22} ${2 * radius + 24} ${radius + foot + 22}`}
        role="img"
        aria-label={t('hemicycle-says', { title, women: number(women), seats: number(seats), share })}
        className="w-full"
      >
        {places.map(({ x, y }, index) => {
          const [cx, cy] = [x * radius, -y * radius]
          const key = `${cx.toFixed(2)},${cy.toFixed(2)}`
          return index < women ? (
            <circle
              key={key}
              cx={cx}
              cy={cy}
              r={hollow ? mark * 0.9 : mark}
              fill={hollow ? 'var(--paper)' : 'var(--women)'}
              stroke="var(--women)"
              strokeWidth={hollow ? mark * 0.5 : 0}
            />
          ) : (
            <rect
              key={key}
              x={cx - mark * 0.8}
              y={cy - mark * 0.8}
              width={mark * 1.6}
              height={mark * 1.6}
              fill={hollow ? 'var(--paper)' : 'var(--men)'}
              fillOpacity={hollow ? 1 : 0.55}
              stroke="var(--men)"
              strokeWidth={hollow ? mark * 0.3 : mark * 0.15}
            />
          )
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
        <span className="inline-flex items-center gap-2">
          <svg viewBox="0 0 12 12" className="size-3.5" aria-hidden="true">
            <circle
              cx={6}
              cy={6}
              r={4.5}
              fill={hollow ? 'none' : 'var(--women)'}
              stroke="var(--women)"
              strokeWidth={2}
            />
          </svg>
          {t('women')}: {number(women)}
        </span>
        <span className="inline-flex items-center gap-2">
          <svg viewBox="0 0 12 12" className="size-3.5" aria-hidden="true">
            <rect
              x={2}
              y={2}
              width={8}
              height={8}
              fill={hollow ? 'none' : 'var(--men)'}
              fillOpacity={0.55}
              stroke="var(--men)"
              strokeWidth={1.5}
            />
          </svg>
          {t('others')}: {number(others)}
        </span>
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
