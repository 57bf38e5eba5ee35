import type { ReactNode } from 'react'
import { IndicatorCard } from '@/components/dashboards/indicator-card'
import type { OverviewCard } from '@/lib/dashboards/overview-model'

/** As many cards as a projector shows without scrolling. */
const mostCards = 6

/** Cards in groups of one slide each. */
export function toGroups(cards: readonly OverviewCard[]): OverviewCard[][] {
  const groups: OverviewCard[][] = []
  for (let first = 0; first < cards.length; first += mostCards)
    groups.push(cards.slice(first, first + mostCards))
  return groups
}

type Props = {
  title: string
  cards: readonly OverviewCard[]
  words: { demonstration: string; noTarget: string }
  children?: ReactNode
}

/** A few figures under one heading, larger than on their page. */
export function CardsSlide({ title, cards, words, children }: Props) {
  return (
    <div className="grid gap-5 [&_p]:text-lg">
      <h1 className="text-[2rem] leading-tight font-semibold">{title}</h1>
      {children}
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {cards.map((card) => (
          <IndicatorCard key={card.code} card={card} words={words} />
        ))}
      </ul>
    </div>
  )
}
