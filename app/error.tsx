'use client'

import { useErrorWords } from '@/components/shell/error-words'
import { Button, LinkButton } from '@/components/ui/button'

type Props = { error: Error & { digest?: string }; retry: () => void }

/** What happened, what to do, what was kept. The error's own text stays in the server's log. */
export default function ErrorPage({ error, retry }: Props) {
  const words = useErrorWords()
  if (!words) return null
  return (
    <div className="mx-auto max-w-prose py-8" role="alert">
      <h1 className="text-title">{words.title}</h1>
      <p className="mt-2">{words.body}</p>
      <p className="mt-2">{words.kept}</p>
      {error.digest && (
        <p className="mt-2 text-sm text-muted">
          {words.reference} <code>{error.digest}</code>
        </p>
      )}
      <div className="mt-5 flex flex-wrap gap-3">
        <Button variant="primary" onClick={() => retry()}>
          {words.retry}
        </Button>
        <LinkButton href="/">{words.home}</LinkButton>
      </div>
    </div>
  )
}
