'use client'

import { useEffect, useRef } from 'react'

type Props = { title: string; problems: { href: string; text: string }[]; attempt: string }

/** What is wrong, each line leading to its cell; takes the focus when it appears (GOV.UK's pattern). */
export function ErrorSummary({ title, problems, attempt }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (attempt) box.current?.focus()
  }, [attempt])
  if (problems.length === 0) return null
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="rounded-md border-2 border-behind bg-behind-soft p-4"
      aria-labelledby="error-summary-title"
    >
      <h2 id="error-summary-title" className="text-lg">
        {title}
      </h2>
      <ul className="mt-2 grid gap-1">
        {problems.map(({ href, text }) => (
          <li key={href + text}>
            <a className="link inline-flex min-h-8 items-center" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
