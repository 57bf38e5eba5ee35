import { getTranslations } from 'next-intl/server'

/** The files put to one cell, to open or keep; nothing at all where there are none. */
export async function EvidenceLinks({ files }: { files: readonly { id: string; name: string }[] }) {
  if (files.length === 0) return null
  const say = await getTranslations('entry.table')
  return (
    <ul aria-label={say('evidence')} className="grid">
      {files.map(({ id, name }) => (
        <li key={id} className="text-sm">
          {say('evidence')}:{' '}
          <a href={`/api/v1/evidence/${id}`} className="link inline-flex min-h-11 items-center break-all">
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
}
