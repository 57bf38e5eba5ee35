import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import type { CellChange, Figure } from '@/lib/submissions/changes'
import type { FormDefinition } from '@/lib/submissions/form'
import { figureWords } from './figure-words'

type Props = { form: FormDefinition; changes: readonly CellChange[]; caption: string }

/** Cells that differ: what stood there and what stands there now, side by side. */
export async function ChangesTable({ form, changes, caption }: Props) {
  const [say, words] = await Promise.all([getTranslations('entry.changes'), figureWords(form)])
  const shown = (figure: Figure | null) => (
    <>
      {words.figure(figure)}
      {figure?.comment && (
        <span className="block text-sm text-muted whitespace-pre-line">{figure.comment}</span>
      )}
    </>
  )
  return (
    <DataTable
      caption={caption}
      cards
      rows={changes}
      rowKey={({ cell }) => cell}
      columns={[
        { key: 'cell', header: say('cell'), cell: ({ cell }) => words.cell(cell) },
        { key: 'from', header: say('before'), numeric: true, cell: ({ from }) => shown(from) },
        {
          key: 'to',
          header: say('now'),
          numeric: true,
          cell: ({ to }) => <strong className="font-semibold">{shown(to)}</strong>,
        },
        { key: 'kind', header: say('kind'), cell: (change) => say(`kinds.${kindOf(change)}`) },
      ]}
    />
  )
}

function kindOf({ from, to }: CellChange): 'added' | 'removed' | 'comment' | 'changed' {
  if (!from) return 'added'
  if (!to) return 'removed'
  return from.value === to.value && from.missing === to.missing ? 'comment' : 'changed'
}
