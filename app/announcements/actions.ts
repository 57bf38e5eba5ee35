'use server'

import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import type { FormState } from '@/components/ui/form-state'
import { type KeepFailure, keepAnnouncement } from '@/lib/activities/announcement-commands'
import { findBroughtAnnouncement, getExtraction } from '@/lib/activities/announcement-queries'
import { confirmedSources, toProposal } from '@/lib/activities/extract/proposal'
import { extractWords } from '@/lib/activities/extract/words'
import { findViewer } from '@/lib/auth'
import { getGround } from '@/lib/submissions/derived/activity-figures-queries'
import { recordFrom } from '../activities/form-answers'
import { mostFileBytes } from './limits'

/** Keeps what was pasted or chosen, and leads to what was read in it. Refused, the text comes back into its box. */
export async function keepAction(_before: FormState, data: FormData): Promise<FormState> {
  const [pasted, chosen] = [data.get('text'), data.get('file')]
  const text = typeof pasted === 'string' ? pasted : ''
  const refuse = async (code: KeepFailure['code'] | 'signed-out'): Promise<FormState> => ({
    values: { text },
    errors: {},
    message: await failureText(code, isFile),
  })
  // Where none was chosen a browser still sends one: of no bytes, under whatever name.
  const isFile = chosen instanceof File && chosen.size > 0
  const viewer = await findViewer()
  if (!viewer) return refuse('signed-out')
  if (isFile && chosen.size > mostFileBytes) return refuse('too-large-file')
  const file = isFile ? { name: chosen.name, bytes: new Uint8Array(await chosen.arrayBuffer()) } : null
  const kept = await keepAnnouncement(viewer, { text, file })
  if (!kept.ok) return refuse(kept.error.code)
  redirect(`/announcements/${kept.value.id}?kept=${kept.value.wasKnown ? 'known' : 'new'}`)
}

async function failureText(code: KeepFailure['code'] | 'signed-out', isFile: boolean): Promise<string> {
  const say = await getTranslations('announcements.failures')
  if (code === 'forbidden' || code === 'both' || code === 'signed-out') return say(code)
  if (code === 'too-large-file') return say('too-large-file')
  if (!isFile && code === 'empty') return say('empty-text')
  if (!isFile && code === 'too-large-text') return say('too-large-text')
  return extractWords((await getLocale()) === 'en' ? 'en' : 'vi')(`failures.${code}`)
}

/** Records the activity as a person confirmed it, with the places of the text that still bear it out. */
export async function confirmAction(
  { id, index }: { id: string; index: number },
  _before: FormState,
  data: FormData,
): Promise<FormState> {
  return recordFrom(data, async (viewer, input) => {
    const announcement = await findBroughtAnnouncement(viewer, id)
    if (!announcement) notFound()
    const ground = await getGround()
    const proposal = toProposal(getExtraction(ground, announcement.text), index, ground.catalogue)
    const sources = proposal ? confirmedSources(proposal, input, ground.catalogue) : {}
    return { announcementId: id, sources }
  })
}
