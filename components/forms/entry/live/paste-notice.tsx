import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Desk, PasteReport } from './desk-types'
import { fill } from './fill'
import { takeBack } from './paste'
import type { Refused } from './paste-block'
import { problemSentence } from './problem-sentence'

const shownAtMost = 8

/** How much of a pasted block was taken and what was not; one press takes all of it back. */
export function PasteNotice({ desk, report }: { desk: Desk; report: PasteReport }) {
  const { words } = desk.options.facts
  const { taken, blank, refused } = report
  return (
    <Notice tone={refused.length > 0 ? 'warning' : 'info'} title={words.pasteTitle}>
      <p>
        {fill(words.pasteTaken, { count: taken })} {blank > 0 && fill(words.pasteBlank, { count: blank })}{' '}
        {refused.length > 0 && fill(words.pasteRefused, { count: refused.length })}
      </p>
      {refused.length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {refused.slice(0, shownAtMost).map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
            <li key={index}>
              {one.cell ? (
                <a className="link" href={`#cell:${one.cell}`}>
                  {desk.nameOf(one.cell)}
                </a>
              ) : null}{' '}
              {reasonOf(desk, one)}
            </li>
          ))}
        </ul>
      )}
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onClick={() => takeBack(desk)}>{words.undo}</Button>
        <Button variant="quiet" onClick={() => desk.tell({ paste: null })}>
          {words.close}
        </Button>
      </div>
    </Notice>
  )
}

function reasonOf(desk: Desk, { why, text }: Refused): string {
  const { facts } = desk.options
  if (why === 'no-cell') return fill(facts.words.pasteNoCell, { text })
  if (why === 'computed') return facts.words.pasteComputed
  return problemSentence(why, text, facts)
}
