import { useCallback, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { CellKey } from '@/lib/submissions/submission'
import type { Desk } from './desk-types'
import { fill } from './fill'

type Item = { id: string; cell: CellKey; name: string; size: number }

const address = '/api/v1/evidence'
const mostBytes = 10 * 1024 * 1024
const accepted = '.pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.odt,.ods,.txt,application/pdf,image/*'

/** Files that prove a figure: shown, added and taken back. They go to the server at once, so they need the line. */
export function EvidenceList({ desk, cell }: { desk: Desk; cell: CellKey }) {
  const { submission, facts } = desk.options
  const { words, language } = facts
  const [items, setItems] = useState<Item[] | null>(null)
  const [said, setSaid] = useState(words.evidenceLoading)
  const [busy, setBusy] = useState(false)

  const read = useCallback(async (): Promise<void> => {
    const { formCode, orgUnitId, period } = submission
    const query = new URLSearchParams({ form: formCode, orgUnit: orgUnitId, period })
    const answer = await fetch(`${address}?${query}`).catch(() => null)
    if (!answer?.ok) return setSaid(words.evidenceOffline)
    const { evidence } = (await answer.json()) as { evidence: Item[] }
    const counts = new Map<CellKey, number>([[cell, 0]])
    for (const item of evidence) counts.set(item.cell, (counts.get(item.cell) ?? 0) + 1)
    desk.setEvidence(counts)
    setItems(evidence.filter((item) => item.cell === cell))
    setSaid('')
  }, [desk, submission, cell, words])

  useEffect(() => void read(), [read])

  async function send(request: () => Promise<Response>, done: string): Promise<void> {
    setBusy(true)
    const answer = await request().catch(() => null)
    const refusal =
      answer && !answer.ok ? ((await answer.json().catch(() => null)) as { message?: string }) : null
    setBusy(false)
    if (!answer) return setSaid(words.evidenceOffline)
    if (!answer.ok) return setSaid(refusal?.message ?? words.evidenceFailed)
    await read()
    setSaid(done)
  }

  async function add(file: File | undefined): Promise<void> {
    if (!file) return
    if (file.size > mostBytes) return setSaid(words.evidenceTooLarge)
    const body = new FormData()
    body.set('form', submission.formCode)
    body.set('orgUnit', submission.orgUnitId)
    body.set('period', submission.period)
    body.set('cell', cell)
    body.set('file', file)
    setSaid(words.evidenceAdding)
    const request = () => fetch(`${address}?lang=${language}`, { method: 'POST', body })
    await send(request, fill(words.evidenceAdded, { name: file.name }))
  }

  const remove = ({ id, name }: Item) =>
    send(
      () => fetch(`${address}/${id}?lang=${language}`, { method: 'DELETE' }),
      fill(words.evidenceRemoved, { name }),
    )

  return (
    <section className="grid gap-2" aria-label={words.evidenceTitle}>
      <h3 className="font-semibold">{words.evidenceTitle}</h3>
      {items?.length === 0 && <p className="text-sm text-muted">{words.evidenceNone}</p>}
      <ul className="grid gap-1">
        {items?.map((item) => (
          <li key={item.id} className="flex flex-wrap items-center gap-2">
            <a
              className="link inline-flex min-h-11 min-w-0 flex-1 items-center break-all"
              href={`${address}/${item.id}`}
            >
              {item.name}
            </a>
            <Button variant="quiet" disabled={busy} onClick={() => void remove(item)}>
              {fill(words.evidenceRemove, { name: '' }).trim()}
              <span className="sr-only">{item.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      <p role="status" className="text-sm text-muted">
        {said}
      </p>
      <label className="grid gap-1">
        <span className="font-semibold">{words.evidenceAdd}</span>
        <span className="text-sm text-muted">{words.evidenceHint}</span>
        <input
          type="file"
          accept={accepted}
          disabled={busy || items === null}
          onChange={({ target }) => {
            void add(target.files?.[0])
            target.value = ''
          }}
          className="min-h-11 w-full rounded-md border border-control p-2 text-sm"
        />
      </label>
    </section>
  )
}
