import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { formatDateTime, formatNumber } from '@/lib/format'

type RecordFile = { id: string; name: string; size: number; sha256: string; addedAt: Date; addedBy: string }

type Props = {
  /** Where the files are sent and fetched: each has its id behind it. */
  address: string
  /** What the field for another file is called. */
  label: string
  files: readonly RecordFile[]
  mayAdd: boolean
}

/** Files that prove a record. Plain forms to the interface: they work without script. */
export function RecordFiles({ address, label, files, mayAdd }: Props) {
  const say = useTranslations('activities.files')
  const locale = useLocale()
  return (
    <section aria-labelledby="files">
      <h2 id="files" className="mb-3 text-lg">
        {say('title')}
      </h2>
      {files.length === 0 ? (
        <p className="text-muted">{say('none')}</p>
      ) : (
        <ul className="grid gap-3">
          {files.map((file) => (
            <li key={file.id} className="rounded-md border border-rule p-3">
              <a
                href={`${address}/${file.id}`}
                className="link inline-flex min-h-11 items-center font-semibold break-all"
              >
                {file.name}
              </a>
              <p className="text-sm text-muted">
                {say('facts', {
                  size: formatNumber(Math.max(1, Math.round(file.size / 1024)), 0, locale),
                  by: file.addedBy,
                  at: formatDateTime(file.addedAt),
                })}
                {' · SHA-256 '}
                <code className="break-all">{file.sha256.slice(0, 16)}…</code>
              </p>
              {mayAdd && (
                <form action={`${address}/${file.id}`} method="post" className="mt-1 no-print">
                  <Button type="submit" variant="quiet" size="small">
                    {say('remove')} <span className="sr-only">{file.name}</span>
                  </Button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayAdd && (
        <form
          action={address}
          method="post"
          encType="multipart/form-data"
          className="mt-4 grid max-w-prose justify-items-start gap-2 no-print"
        >
          <label htmlFor="record-file" className="font-semibold">
            {label}
          </label>
          <p id="record-file-hint" className="text-sm text-muted">
            {say('hint')}
          </p>
          <input
            id="record-file"
            name="file"
            type="file"
            required
            aria-describedby="record-file-hint"
            accept=".jpg,.jpeg,.png,.webp,.pdf,.txt,.docx,.xlsx,.odt,.ods"
            className="block min-h-11 w-full rounded-md border border-control bg-paper px-3 py-2 text-base file:mr-3 file:min-h-8 file:rounded file:border file:border-rule file:bg-surface file:px-3"
          />
          <Button type="submit">{say('add')}</Button>
        </form>
      )}
    </section>
  )
}
