import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { StatusBadge } from '@/components/ui/badge'
import { readOfCards } from '@/lib/dashboards/card-reading'
import type { OverviewCard } from '@/lib/dashboards/overview-model'

type Props = {
  cards: readonly OverviewCard[]
  /** Of a part of the page, whose head has said what can't be told. */
  part?: boolean
}

/** What a set of key figures says in a few sentences: which targets slip, what went the wrong and the right way in a year, or why nothing can be said. */
export async function ReadingOfCards({ cards, part = false }: Props) {
  const say = await getTranslations('dashboard.summary')
  const { slipping, reached, worse, better, open } = readOfCards(cards)
  return (
    <>
      {slipping.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {say('slipping', { count: slipping.length })}
          {slipping.map(({ code, name, href, target }) => (
            <span key={code} className="inline-flex flex-wrap items-center gap-2 text-base">
              <Link href={href} className="link">
                {name}
              </Link>
              {target && <StatusBadge status={target.status}>{target.statusLabel}</StatusBadge>}
            </span>
          ))}
        </p>
      )}
      {slipping.length === 0 && reached.length > 0 && <p>{say('onTrack', { count: reached.length })}</p>}
      <Changed sentence={say('worse', { count: worse.length })} cards={worse} />
      <Changed sentence={say('better', { count: better.length })} cards={better} />
      {open && !part && <p>{say('open', open)}</p>}
    </>
  )
}

function Changed({ sentence, cards }: { sentence: string; cards: readonly OverviewCard[] }) {
  if (cards.length === 0) return null
  return (
    <p>
      {sentence}{' '}
      <span className="text-base">
        {cards.map(({ code, name, href }, index) => (
          <span key={code}>
            {index > 0 && '; '}
            <Link href={href} className="link">
              {name}
            </Link>
          </span>
        ))}
        .
      </span>
    </p>
  )
}
