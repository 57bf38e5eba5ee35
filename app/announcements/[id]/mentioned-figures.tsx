import { DataTable } from '@/components/ui/data-table'
import type { Extraction } from '@/lib/activities/extract/model'
import { figureWords } from '@/lib/activities/extract/summary'
import { getCatalogue } from '@/lib/catalogue/queries'
import { partWords } from '../part-words'

/** Most that are listed: a yearbook isn't an announcement. */
const mostListed = 50

/** Published figures and targets a text mentions, with their sentences. Nothing of them is stored. */
export async function MentionedFigures({ extraction: { figures, text } }: { extraction: Extraction }) {
  const [{ say, words }, catalogue] = await Promise.all([partWords(), getCatalogue()])
  if (figures.length === 0) return null
  const rows = figures.slice(0, mostListed).map((figure, index) => {
    const indicator = figure.indicator && catalogue.indicators.byCode(figure.indicator)
    return {
      key: String(index),
      what: indicator ? `${indicator.code} · ${words.name(indicator)}` : say('figures.none'),
      value: figureWords(figure, words.language),
      sentence: text.slice(figure.sentence.start, figure.sentence.end),
    }
  })
  return (
    <section aria-labelledby="mentioned">
      <h2 id="mentioned" className="text-xl">
        {say('figures.title')}
      </h2>
      <p className="mb-3 text-muted">{say('figures.lead')}</p>
      <DataTable
        caption={say('figures.title')}
        rows={rows}
        rowKey={({ key }) => key}
        cards
        columns={[
          { key: 'what', header: say('figures.what'), className: 'min-w-48', cell: ({ what }) => what },
          { key: 'value', header: say('figures.value'), cell: ({ value }) => value },
          {
            key: 'sentence',
            header: say('figures.sentence'),
            className: 'min-w-64',
            cell: ({ sentence }) => <span lang="vi">{sentence}</span>,
          },
        ]}
      />
    </section>
  )
}
