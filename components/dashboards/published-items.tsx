import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { PublishedItem } from '@/lib/dashboards/programme-model'

type Props = {
  items: readonly PublishedItem[]
  words: { caption: string; target: string }
}

/** Figures others have published, the newest of each indicator: hollow marks, never added to ours. */
export function PublishedItems({ items, words }: Props) {
  const say = useTranslations('charts.figure')
  if (items.length === 0) return null
  return (
    <div>
      <h3 className="mb-2 flex items-center gap-2 text-base font-semibold">
        <span aria-hidden="true" className="inline-block size-3 rounded-[2px] border-2 border-accent" />
        {words.caption}
      </h3>
      <ul className="divide-y divide-rule rounded-md border border-rule">
        {items.map(({ code, name, unit, point, area, target, href }) => (
          <li
            key={code}
            className="grid gap-x-4 gap-y-1 px-3 py-2 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-baseline"
          >
            <span>
              <Link href={href} className="link">
                {name}
              </Link>
              <span className="block text-sm text-muted">
                {[area, point.label, point.published?.source].filter(Boolean).join(' · ')}
                {' · '}
                <Link
                  href={`/indicators/${encodeURIComponent(code)}#definition`}
                  className="link inline-block py-1"
                >
                  {say('definition')}
                  <span className="sr-only">: {name}</span>
                </Link>
                {' · '}
                <Link
                  href={`/sources?indicator=${encodeURIComponent(code)}`}
                  className="link inline-block py-1"
                >
                  {say('source')}
                  <span className="sr-only">: {name}</span>
                </Link>
              </span>
            </span>
            <span className="sm:text-right">
              <span className="font-semibold tabular-nums">{point.display}</span>{' '}
              <span className="text-sm text-muted">{unit}</span>
              {target && (
                <span className="block text-sm text-muted">
                  {words.target}: {target}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
