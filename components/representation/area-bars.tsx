import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ShareLine } from '@/lib/registers/representation'
import { useShareText } from './share-text'
import { WideBar } from './wide-bar'

const openRows = 12

type Props = { lines: readonly ShareLine[]; hrefOf: (line: ShareLine) => string }

/** Units of one level, the highest share first; each leads to its own page. */
export function AreaBars({ lines, hrefOf }: Props) {
  const t = useTranslations('representation')
  const rest = lines.slice(openRows)
  return (
    <>
      <Rows lines={lines.slice(0, openRows)} hrefOf={hrefOf} />
      {rest.length > 0 && (
        <details>
          <summary className="link inline-flex min-h-11 items-center">
            {t('more-areas', { count: rest.length })}
          </summary>
          <Rows lines={rest} hrefOf={hrefOf} />
        </details>
      )}
    </>
  )
}

function Rows({ lines, hrefOf }: Props) {
  const shareText = useShareText()
  return (
    <ul>
      {lines.map((line) => (
        <li
          key={line.key}
          className="grid grid-cols-[minmax(7rem,11rem)_minmax(0,1fr)_5.5rem] items-center gap-3"
        >
          <Link href={hrefOf(line)} className="link inline-flex min-h-11 items-center leading-snug">
            {line.orgUnitName}
          </Link>
          <WideBar
            share={Number(line.share)}
            hollow={line.source === 'published'}
            goals={line.targets.flatMap(({ target }) => (target.low === null ? [] : [Number(target.low)]))}
          />
          <span className="text-right font-semibold tabular-nums">{shareText(line)} %</span>
        </li>
      ))}
    </ul>
  )
}
