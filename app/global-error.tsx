'use client'

import './globals.css'

/** The last page of all: even the frame failed, so it knows no language and says it in both. */
export default function GlobalError({
  error,
  retry,
}: {
  error: Error & { digest?: string }
  retry: () => void
}) {
  return (
    <html lang="vi">
      <body>
        <title>Song Hành</title>
        <main className="mx-auto max-w-prose px-4 py-16" role="alert">
          <h1 className="text-title">Hệ thống tạm thời chưa trả lời được</h1>
          <p className="mt-2">Số liệu đã lưu vẫn còn. Vui lòng thử lại sau ít phút.</p>
          <p className="mt-4 text-muted" lang="en">
            The system can’t answer just now. Saved figures are safe. Please try again in a few minutes.
          </p>
          {error.digest && <p className="mt-4 text-sm text-muted">{error.digest}</p>}
          <button
            type="button"
            onClick={() => retry()}
            className="mt-6 min-h-11 rounded-md border border-accent bg-accent px-4 py-2 font-semibold text-on-accent"
          >
            Thử lại · Try again
          </button>
        </main>
      </body>
    </html>
  )
}
