'use server'

import { revalidatePath } from 'next/cache'
import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { findViewer } from '@/lib/auth'
import { getCatalogue } from '@/lib/catalogue/queries'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { today } from '@/lib/periods/deadline'
import { periodName } from '@/lib/periods/names'
import { approveClean } from '@/lib/submissions/bulk-commands'
import type { BulkState } from './bulk-form'

const chosen = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue('not-json')
      return z.NEVER
    }
  })
  .pipe(z.tuple([z.string(), z.string(), z.string(), z.int()]))

/** Approves the ticked forms one by one and tells how each went, in words. */
export async function approveChosen(_state: BulkState, data: FormData): Promise<BulkState> {
  const viewer = await findViewer()
  if (!viewer) return { message: '', code: 'signed-out', lines: [] }
  const [say, failures, locale] = await Promise.all([
    getTranslations('review.bulk'),
    getTranslations('entry.failures'),
    getLocale(),
  ])
  const language = locale === 'en' ? 'en' : 'vi'
  const inputs = data.getAll('chosen').flatMap((one) => {
    const read = chosen.safeParse(one)
    if (!read.success) return []
    const [formCode, orgUnitId, period, version] = read.data
    return [{ formCode, orgUnitId, period, version }]
  })
  if (inputs.length === 0) return { message: say('nothing'), code: 'nothing', lines: [] }
  const outcomes = await approveClean(viewer, inputs, today())
  revalidatePath('/review', 'layout')
  const [tree, catalogue] = await Promise.all([getOrgUnitTree(), getCatalogue()])
  const isDone = (code: string) => code === 'approved' || code === 'passed'
  const lines = outcomes.map(({ key, code }) => {
    const form = catalogue.forms.byCode(key.formCode)
    const told = say.has(`outcomes.${code}` as 'outcomes.approved')
    return {
      name: say('figures', {
        name: tree.get(key.orgUnitId)?.fullName ?? key.orgUnitId,
        form: (language === 'en' ? form?.nameEn : form?.nameVi) ?? key.formCode,
        period: periodName(key.period, language),
      }),
      done: isDone(code),
      text: told
        ? say(`outcomes.${code}` as 'outcomes.approved')
        : failures(failures.has(code as 'default') ? (code as 'default') : 'default'),
    }
  })
  const done = lines.filter((line) => line.done).length
  return { message: say('result', { done, all: lines.length }), code: '', lines }
}
