import { hasRole } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Entry } from '@/lib/submissions/entry-queries'
import type { SubmissionKey } from '@/lib/submissions/submission'
import { decodeSegment } from '../../../../decode-segment'

export function entryPath({ formCode, orgUnitId, period }: SubmissionKey): string {
  return `/entry/${encodeURIComponent(formCode)}/${encodeURIComponent(orgUnitId)}/${encodeURIComponent(period)}`
}

export function reviewPath({ formCode, orgUnitId, period }: SubmissionKey): string {
  return `/review/${encodeURIComponent(formCode)}/${encodeURIComponent(orgUnitId)}/${encodeURIComponent(period)}`
}

/** The form's own page for who reads it: to fill in for officers, to look through for the others who may. */
export function formPath(viewer: Viewer, key: SubmissionKey): string {
  const onlyReads = !hasRole(viewer, 'officer') && hasRole(viewer, 'reviewer', 'auditor', 'admin')
  return onlyReads ? reviewPath(key) : entryPath(key)
}

/** Where the form's template is taken and brought back. */
export function uploadPath({ form, orgUnit, period }: Pick<Entry, 'form' | 'orgUnit' | 'period'>): string {
  return `/entry/upload?${new URLSearchParams({ form: form.code, orgUnit: orgUnit.id, period })}`
}

export type EntryParams = Promise<{ form: string; orgUnit: string; period: string }>

export async function toKey(params: EntryParams): Promise<SubmissionKey> {
  const { form, orgUnit, period } = await params
  return {
    formCode: decodeSegment(form),
    orgUnitId: decodeSegment(orgUnit),
    period: decodeSegment(period),
  }
}
