'use server'

import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { emptyUpload, type UploadState } from '@/components/upload/upload-state'
import { hasRole } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { findViewer } from '@/lib/auth'
import { unpackRows } from '@/lib/imports/activities-workbook/payload'
import { previewRows } from '@/lib/imports/activities-workbook/preview-queries'
import { readSheet } from '@/lib/imports/activities-workbook/read-sheet'
import { type RowRecorded, recordRows } from '@/lib/imports/activities-workbook/record-commands'
import { listReadable } from '@/lib/imports/activities-workbook/template-commands'
import { largestWorkbook } from '@/lib/imports/workbook/package'
import { today } from '@/lib/periods/deadline'
import { activityWords, readLanguage } from '../words'
import { toView } from './preview-view'

/** Reads the file and shows what each row will be; or records what was shown. */
export async function uploadAction(_state: UploadState, data: FormData): Promise<UploadState> {
  const viewer = await findViewer()
  if (!viewer) return refuse((await getTranslations('workbook.page'))('signedOut'))
  if (!hasRole(viewer, 'officer')) return refuse((await getTranslations('activities.failures'))('forbidden'))
  return data.get('intent') === 'save' ? save(viewer, data) : preview(viewer, data)
}

const refuse = (error: string): UploadState => ({ ...emptyUpload, error })

async function preview(viewer: Viewer, data: FormData): Promise<UploadState> {
  const [say, own, language] = await Promise.all([
    getTranslations('workbook.failures'),
    getTranslations('workbook.activities.failures'),
    readLanguage(),
  ])
  const file = data.get('file')
  if (!(file instanceof File) || file.name === '') return refuse(say('no-file'))
  if (file.size > largestWorkbook) return refuse(say('too-large'))
  const read = await readSheet(new Uint8Array(await file.arrayBuffer()), await listReadable(language))
  if (read === 'not-activities' || read === 'too-many-rows') return refuse(own(read))
  if (typeof read === 'string') return refuse(say(read))
  if (read.rows.length === 0) return refuse(own('no-rows'))
  const rows = await previewRows(viewer, read.rows, today())
  return { ...emptyUpload, step: 'preview', view: await toView(viewer, read, rows, file.name) }
}

async function save(viewer: Viewer, data: FormData): Promise<UploadState> {
  const payload = unpackRows(String(data.get('payload') ?? ''))
  if (!payload) return refuse((await getTranslations('workbook.failures'))('bad-payload'))
  const withSuspected = data.get('clashes') === 'file'
  const wanted = withSuspected ? [...payload.rows, ...payload.suspected] : payload.rows
  const recorded = await recordRows(
    viewer,
    wanted.toSorted((a, b) => a.row - b.row),
    today(),
  )
  revalidatePath('/activities', 'layout')
  return { ...emptyUpload, step: 'done', done: await toDone(recorded) }
}

async function toDone(recorded: readonly RowRecorded[]) {
  const [say, words] = await Promise.all([getTranslations('workbook.activities.page'), activityWords()])
  const lines = recorded.map(({ row, title, id, wasThere, failure }) => {
    const line = { key: String(row), href: id ? `/activities/${id}` : '/activities', ok: failure === null }
    if (!failure) return { ...line, text: say(wasThere ? 'wasThere' : 'recorded', { row, title }) }
    const [first] = failure.code === 'invalid' ? failure.problems : []
    const message = failure.code === 'invalid' ? (first ? words.problem(first) : '') : words.failure(failure)
    return { ...line, text: say('failed', { row, title, message }) }
  })
  const count = recorded.filter(({ id, wasThere }) => id !== null && !wasThere).length
  return { title: say('savedTitle', { count }), lines }
}
