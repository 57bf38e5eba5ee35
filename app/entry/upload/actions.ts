'use server'

import { revalidatePath } from 'next/cache'
import { getLocale, getTranslations } from 'next-intl/server'
import { emptyUpload, type UploadDone, type UploadState } from '@/components/upload/upload-state'
import type { Viewer } from '@/lib/access/viewer'
import { findViewer } from '@/lib/auth'
import { largestWorkbook } from '@/lib/imports/workbook/package'
import { type UploadPayload, unpackPayload } from '@/lib/imports/workbook/payload'
import { previewUpload, saveUpload, type UploadFailure } from '@/lib/imports/workbook/upload-commands'
import { workbookWords } from '@/lib/imports/workbook/words'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { today } from '@/lib/periods/deadline'
import { periodName } from '@/lib/periods/names'
import type { SubmissionKey } from '@/lib/submissions/submission'
import { entryPath } from '../[form]/[orgUnit]/[period]/paths'
import { toView } from './preview-view'

/** Reads the file and shows what it would change; or saves what was shown. */
export async function upload(
  wanted: SubmissionKey | null,
  _state: UploadState,
  data: FormData,
): Promise<UploadState> {
  const viewer = await findViewer()
  if (!viewer) {
    const say = await getTranslations('workbook.page')
    return { ...emptyUpload, error: say('signedOut') }
  }
  return data.get('intent') === 'save' ? save(viewer, data) : preview(viewer, wanted, data)
}

async function preview(viewer: Viewer, wanted: SubmissionKey | null, data: FormData): Promise<UploadState> {
  const language = (await getLocale()) === 'en' ? 'en' : 'vi'
  const words = workbookWords(language)
  const file = data.get('file')
  if (!(file instanceof File) || file.name === '') return { ...emptyUpload, error: words('failures.no-file') }
  if (file.size > largestWorkbook) return { ...emptyUpload, error: words('failures.too-large') }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const result = await previewUpload(viewer, bytes, { today: today(), wanted })
  if (!result.ok) return { ...emptyUpload, error: await failureText(result.error, wanted, language) }
  const view = await toView(result.value, file.name, language)
  return { ...emptyUpload, step: 'preview', view }
}

async function failureText(
  failure: UploadFailure,
  wanted: SubmissionKey | null,
  language: 'vi' | 'en',
): Promise<string> {
  const words = workbookWords(language)
  if (failure.code !== 'other-form' || !wanted) return words(`failures.${failure.code}`)
  const { identity } = failure
  const tree = await getOrgUnitTree()
  const name = (id: string) => tree.get(id)?.name ?? id
  const [first = '', ...others] = identity.units
  return words('failures.other-form', {
    form: identity.form,
    unit: others.length > 0 ? words('manyUnits', { count: identity.units.length }) : name(first),
    period: periodName(identity.period, language),
    wantedForm: wanted.formCode,
    wantedUnit: name(wanted.orgUnitId),
    wantedPeriod: periodName(wanted.period, language),
  })
}

async function save(viewer: Viewer, data: FormData): Promise<UploadState> {
  const words = workbookWords((await getLocale()) === 'en' ? 'en' : 'vi')
  const payload = unpackPayload(String(data.get('payload') ?? ''))
  if (!payload) return { ...emptyUpload, error: words('failures.bad-payload') }
  const done = await saveAll(viewer, payload, data.get('clashes') === 'file')
  return { ...emptyUpload, step: 'done', done }
}

async function saveAll(viewer: Viewer, payload: UploadPayload, withClashes: boolean): Promise<UploadDone> {
  const say = await getTranslations('workbook.page')
  const words = workbookWords((await getLocale()) === 'en' ? 'en' : 'vi')
  const tree = await getOrgUnitTree()
  const units = new Map(payload.units.map(({ orgUnitId, cells }) => [orgUnitId, cells]))
  if (withClashes) {
    for (const { orgUnitId, cells } of payload.clashes)
      units.set(orgUnitId, [...(units.get(orgUnitId) ?? []), ...cells])
  }
  const { uploadId, formCode, period } = payload
  const wanted = [...units].map(([orgUnitId, cells]) => ({ orgUnitId, cells }))
  const saved = await saveUpload(viewer, { uploadId, formCode, period, units: wanted }, today())
  const lines = saved.flatMap(({ orgUnitId, saved: count, notSaved, failure }) => {
    const unit = tree.get(orgUnitId)?.name ?? orgUnitId
    const href = entryPath({ formCode, orgUnitId, period })
    const line = (key: string, text: string, isGood: boolean) => [
      { key: `${orgUnitId}|${key}`, text, href, ok: isGood },
    ]
    if (failure)
      return line(
        'failed',
        say('failedUnit', { unit, message: words(`problems.unit-refused.${failure}`) }),
        false,
      )
    return [
      ...line('saved', say('savedUnit', { unit, count }), true),
      ...(notSaved.length > 0 ? line('left', say('notSaved', { unit, count: notSaved.length }), false) : []),
    ]
  })
  revalidatePath('/entry', 'layout')
  return { title: say('savedTitle', { count: saved.reduce((all, one) => all + one.saved, 0) }), lines }
}
