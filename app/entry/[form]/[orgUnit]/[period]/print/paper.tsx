import { getLocale, getTranslations } from 'next-intl/server'
import { formatDate, formatDateTime } from '@/lib/format'
import { calendarDay } from '@/lib/periods/deadline'
import { calendarName, periodName } from '@/lib/periods/names'
import { periodRange } from '@/lib/periods/period'
import type { Entry } from '@/lib/submissions/entry-queries'
import type { PaperLayout } from '@/lib/submissions/paper-layout'
import { parseCellKey, toCellKey } from '@/lib/submissions/submission'
import { toWords } from '../words'
import { PaperTable } from './paper-table'
import { QrCode } from './qr-code'

type Props = {
  entry: Entry
  /** Fields to write in instead of figures. */
  blank: boolean
  layout: PaperLayout
  /** Of this very form: what the code holds. */
  address: string
}

/** One form on A4: who, what, when and until when; the rows; remarks; who signs. Black on white. */
export async function Paper({ entry, blank, layout, address }: Props) {
  const [say, words, locale] = await Promise.all([getTranslations('print'), toWords(entry.form), getLocale()])
  const language = locale === 'en' ? 'en' : 'vi'
  const { form, orgUnit, period, receipt } = entry
  const { start, end } = periodRange(form.calendar, period)
  const name = language === 'en' ? form.nameEn : form.nameVi
  const reference = `${form.code} · ${orgUnit.id} · ${period}`
  const running = say('running', { form: name, unit: orgUnit.fullName, period: periodName(period, language) })
  const comments = blank ? [] : entry.cells.filter(({ comment }) => comment)
  // The receipt is of the figures that were sent: what is being corrected isn't proved by it.
  const isSent = entry.status === 'submitted' || entry.status === 'approved' || entry.status === 'locked'
  const printed = say('printed', { time: formatDateTime(new Date()) })
  return (
    <article
      className={`mx-auto bg-[#ffffff] text-[11pt] leading-snug text-[#000000] print:w-auto print:border-0 print:p-0 ${
        layout.orientation === 'portrait' ? 'max-w-[210mm]' : 'max-w-[297mm]'
      } border border-rule p-6 sm:p-10`}
    >
      <header className="mb-4 flex items-start justify-between gap-6">
        <div className="grid gap-0.5">
          <p>{say('unit')}</p>
          <p className="text-[12pt] font-semibold first-letter:uppercase">{orgUnit.fullName}</p>
          <p className="text-[9pt]">{say('reference', { reference })}</p>
        </div>
        <div className="flex items-start gap-3 text-right">
          <p className="hidden max-w-[38mm] text-[8pt] sm:block print:block">{say('scan')}</p>
          <QrCode text={address} label={say('qr', { address })} />
        </div>
      </header>
      <h1 className="text-center text-[15pt]">{name}</h1>
      <p className="text-center text-[12pt] font-semibold">{periodName(period, language)}</p>
      <p className="mb-3 text-center text-[9pt]">
        {calendarName(form.calendar, language)}; {formatDate(start)} – {formatDate(end)}
      </p>
      <ul className="mb-3 text-[9pt]">
        <li>{say('due', { date: formatDate(entry.dueDate) })}</li>
        {form.milestones.map(({ code, nameVi, nameEn, onDay }) => (
          <li key={code}>
            {language === 'en' ? nameEn : nameVi}
            {onDay !== null && `: ${formatDate(calendarDay(onDay, period))}`}
          </li>
        ))}
      </ul>
      {blank && <p className="mb-3 text-[9pt]">{say('howTo')}</p>}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields */}
      <div
        role="group"
        aria-label={say('table')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="relative overflow-x-auto print:overflow-visible"
      >
        <PaperTable entry={entry} blank={blank} columns={layout.columns} words={words} running={running} />
      </div>
      {!blank && <p className="mt-2 text-[8pt]">{say('signs')}</p>}
      {(blank || comments.length > 0) && (
        <section className="mt-4">
          <h2 className="text-[11pt]">{say('remarks')}</h2>
          {blank ? (
            <div className="mt-2 grid gap-[8mm] pt-[6mm]" aria-hidden="true">
              <div className="border-b border-dotted border-[#000000]" />
              <div className="border-b border-dotted border-[#000000]" />
              <div className="border-b border-dotted border-[#000000]" />
            </div>
          ) : (
            <ol className="list-decimal pl-5 text-[9pt]">
              {comments.map(({ dataElement, breakdown, comment }) => (
                <li key={toCellKey(dataElement, breakdown)}>
                  {nameCell(words, toCellKey(dataElement, breakdown))}: {comment}
                </li>
              ))}
            </ol>
          )}
        </section>
      )}
      <section aria-label={say('signatures')} className="mt-6 break-inside-avoid text-[10pt]">
        <p className="mb-2 text-right italic">{say('placeAndDate')}</p>
        <div className="grid grid-cols-2 gap-6 text-center">
          {(['author', 'head'] as const).map((who) => (
            <div key={who} className="pb-[28mm]">
              <p className="font-semibold">{say(who)}</p>
              <p className="text-[9pt] italic">{say(`${who}Sign`)}</p>
            </div>
          ))}
        </div>
      </section>
      <footer className="border-t border-[#000000] pt-2 text-[8pt] break-words">
        <p>
          {blank
            ? say('blankNote')
            : receipt
              ? say(isSent ? 'receipt' : 'returnedNote', {
                  number: receipt.number,
                  time: formatDateTime(receipt.at),
                  by: receipt.by,
                })
              : say('draftNote')}{' '}
          {printed}
        </p>
        {!blank && receipt?.contentHash && isSent && (
          <p className="font-mono break-all">SHA-256 {receipt.contentHash}</p>
        )}
        <p className="break-all">{address}</p>
      </footer>
    </article>
  )
}

function nameCell(words: Awaited<ReturnType<typeof toWords>>, key: string): string {
  const place = parseCellKey(key)
  if (!place) return key
  const item = words.item(place.dataElement)
  return place.breakdown === '' ? item : `${item}, ${words.column(place.breakdown)}`
}
