import type { ReactNode } from 'react'
import type { Mark, Piece } from '@/lib/activities/extract/marked-text'

type Props = {
  /** Names the region for those who can't see it. */
  label: string
  lines: readonly (readonly Piece[])[]
  /** Where the number of a mark leads; null: it only stands there. */
  hrefOf: (mark: Mark) => string | null
  /** Of a mark, for those who hear the page. */
  nameOf: (mark: Mark) => string
  className?: string
  children?: ReactNode
}

/** The place of a field in a text: `source-dateFrom`. */
export function anchorOf(field: string): string {
  return `source-${field.replace(/[^a-zA-Z]+/g, '-').replace(/-$/, '')}`
}

/** A text in its own frame, what something was read from marked and numbered; each number can be linked to. */
export function MarkedText({ label, lines, hrefOf, nameOf, className = '', children }: Props) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className={`overflow-y-auto rounded-md border border-rule bg-paper px-4 py-3 print:max-h-none ${className}`}
    >
      <div lang="vi" className="grid max-w-prose gap-3">
        {joinPlain(lines).map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes and lines may repeat
          <p key={at} className="break-words whitespace-pre-line">
            {line.map((piece, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces never change order
              <TextPiece key={index} piece={piece} hrefOf={hrefOf} nameOf={nameOf} />
            ))}
          </p>
        ))}
      </div>
      {children}
    </section>
  )
}

/** Lines without a mark are one paragraph: a text may have ten thousand of them. */
function joinPlain(lines: Props['lines']): Piece[][] {
  const joined: Piece[][] = []
  let open: Piece | null = null
  for (const line of lines) {
    const [only] = line
    const isPlain = only && line.length === 1 && only.marks.length === 0 && !only.isSentence
    if (isPlain && open) open.text += `\n\n${only.text}`
    else {
      open = isPlain ? { ...only } : null
      joined.push(open ? [open] : [...line])
    }
  }
  return joined
}

function TextPiece({ piece, hrefOf, nameOf }: { piece: Piece } & Pick<Props, 'hrefOf' | 'nameOf'>) {
  const { text, marks, begins, isSentence } = piece
  const numbers = begins.map((mark) => {
    const href = hrefOf(mark)
    const look =
      'mx-0.5 inline-flex min-h-6 min-w-6 scroll-mt-24 items-center justify-center rounded-full bg-accent px-1 text-sm font-semibold text-paper no-underline target:outline-3 target:outline-focus'
    return href ? (
      <a key={mark.field} id={anchorOf(mark.field)} href={href} aria-label={nameOf(mark)} className={look}>
        {mark.number}
      </a>
    ) : (
      <span key={mark.field} id={anchorOf(mark.field)} className={look}>
        <span aria-hidden="true">{mark.number}</span>
        <span className="sr-only">{nameOf(mark)}</span>
      </span>
    )
  })
  if (marks.length > 0)
    return (
      <>
        {numbers}
        <mark className="bg-watch-soft text-ink underline decoration-watch decoration-2 underline-offset-4">
          {text}
        </mark>
      </>
    )
  return isSentence ? <span className="bg-accent-soft">{text}</span> : text
}
