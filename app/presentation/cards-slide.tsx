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
  /** Of the whole presentation: what area, what period. */
  page: string
  title: string
  cards: readonly OverviewCard[]
  words: { demonstration: string; noTarget: string }
}

/** A few figures under one heading, larger than on their page. */
export function CardsSlide({ page, title, cards, words }: Props) {
  return (
    <div className="grid gap-5 [&_p]:text-lg">
      <div>
        <h1 className="text-lg font-normal text-muted">{page}</h1>
        <h2 className="text-[2rem] leading-tight font-semibold">{title}</h2>
      </div>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {cards.map((card) => (
          <IndicatorCard key={card.code} card={card} words={words} />
        ))}
      </ul>
    </div>
  )
}
