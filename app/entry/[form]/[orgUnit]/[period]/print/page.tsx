import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { PrintButton } from '@/components/ui/print-button'
import { requireViewer } from '@/lib/auth'
import { env } from '@/lib/env'
import { today } from '@/lib/periods/deadline'
import { findEntry } from '@/lib/submissions/entry-queries'
import { type Orientation, toPaperLayout } from '@/lib/submissions/paper-layout'
import { type Search, searchWords } from '../../../../../search-words'
import { type EntryParams, entryPath, toKey } from '../paths'
import { Paper } from './paper'

export async function generateMetadata({ params }: { params: EntryParams }) {
  const say = await getTranslations('print')
  const { formCode, period } = await toKey(params)
  return { title: say('pageTitle', { form: formCode, period }) }
}

/** The form on A4, blank or as it stands, with a code that leads back to it. */
export default async function PrintPage({
  params,
  searchParams,
}: {
  params: EntryParams
  searchParams: Search
}) {
  const key = await toKey(params)
  const words = await searchWords(searchParams)
  const blank = words.get('blank') === '1'
  const address = `${entryPath(key)}/print`
  const viewer = await requireViewer(blank ? `${address}?blank=1` : address)
  const entry = await findEntry(viewer, key, today())
  if (!entry) notFound()
  const say = await getTranslations('print')
  const layout = toPaperLayout(entry.form, readOrientation(words.get('orientation')))
  const hrefOf = (change: { blank?: boolean; orientation?: Orientation }) => {
    const asked = new URLSearchParams()
    if (change.blank ?? blank) asked.set('blank', '1')
    asked.set('orientation', change.orientation ?? layout.orientation)
    return `${address}?${asked}`
  }
  const other = layout.orientation === 'portrait' ? 'landscape' : 'portrait'
  return (
    <>
      <style
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the page's size is ours, one of two words
        dangerouslySetInnerHTML={{
          __html: `@page{size:A4 ${layout.orientation};margin:15mm 15mm 15mm 20mm;@bottom-right{content:counter(page) "/" counter(pages);font-size:8pt}}`,
        }}
      />
      <div className="mb-6 flex flex-wrap items-center gap-3 no-print">
        <PrintButton>{say('print')}</PrintButton>
        <LinkButton href={hrefOf({ blank: !blank })}>{say(blank ? 'showFilled' : 'showBlank')}</LinkButton>
        <LinkButton href={hrefOf({ orientation: other })}>{say(other)}</LinkButton>
        <LinkButton href={entryPath(key)}>{say('back')}</LinkButton>
      </div>
      <Paper entry={entry} blank={blank} layout={layout} address={`${await ownOrigin()}${entryPath(key)}`} />
    </>
  )
}

function readOrientation(text: string | null): Orientation | null {
  return text === 'portrait' || text === 'landscape' ? text : null
}

/** Where this server is reached: as it was told, else as the browser asked. */
async function ownOrigin(): Promise<string> {
  if (env.NEXTAUTH_URL) return new URL(env.NEXTAUTH_URL).origin
  const asked = await headers()
  const host = asked.get('x-forwarded-host') ?? asked.get('host') ?? `localhost:${env.PORT}`
  return `${asked.get('x-forwarded-proto') ?? 'http'}://${host}`
}
