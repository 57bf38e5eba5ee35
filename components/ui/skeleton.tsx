type Props = {
  /** What is going on, for who can't see it. */
  words: string
  /** Blocks of the real layout: a head and filters, sentences, cards, charts. */
  head?: boolean
  sentences?: number
  cards?: number
  charts?: number
}

const block = 'rounded-md bg-surface border border-rule motion-safe:animate-pulse'

/** The layout of a page that is on its way, so that nothing jumps when it comes. */
export function Skeleton({ words, head = false, sentences = 0, cards = 0, charts = 0 }: Props) {
  const some = (count: number) => Array.from({ length: count }, (_, index) => index)
  return (
    <div role="status">
      <span className="sr-only">{words}</span>
      <div aria-hidden="true" className="grid gap-6">
        {head && (
          <>
            <div className={`h-9 w-2/3 max-w-xl ${block}`} />
            <div className="grid gap-3 md:grid-cols-4">
              {some(4).map((one) => (
                <div key={one} className={`h-11 ${one > 0 ? 'hidden md:block' : ''} ${block}`} />
              ))}
            </div>
          </>
        )}
        {sentences > 0 && (
          <div className="grid gap-3 border-l-4 border-rule pl-4">
            {some(sentences).map((one) => (
              <div key={one} className={`h-6 max-w-2xl ${block}`} />
            ))}
          </div>
        )}
        {cards > 0 && (
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {some(cards).map((one) => (
              <div key={one} className={`h-56 ${block}`} />
            ))}
          </div>
        )}
        {charts > 0 && (
          <div className={`grid gap-x-10 gap-y-12 ${charts > 1 ? 'lg:grid-cols-2' : ''}`}>
            {some(charts).map((one) => (
              <div key={one} className={`h-96 ${block}`} />
            ))}
          </div>
        )}
      </div>
    </div>
  )
}
