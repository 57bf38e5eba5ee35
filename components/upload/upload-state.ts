/** One line about the file, in words. */
export type UploadLine = { key: string; place: string; where: string; message: string; severity: string }

export type UploadChange = {
  key: string
  address: string
  where: string
  /** What was there before; empty where something new comes. */
  from: string
  to: string
  /** "from a formula", a note. */
  remark: string
}

/** What the file would change, in the reader's language. */
export type UploadView = {
  summary: string
  fileName: string
  emptied: string
  errors: UploadLine[]
  /** Taken, but kept from being sent until they are looked at. */
  warnings: UploadLine[]
  notices: UploadLine[]
  groups: { unit: string; changes: UploadChange[]; more: string }[]
  clashes: number
  clashTitle: string
  clashTake: string
  count: number
  save: string
  /** The changes themselves, packed: they come back with the button. */
  payload: string
  /** The sender's file with its errors marked. */
  marked: { name: string; href: string } | null
  /** Why there is no marked file although something is to be corrected; empty where there is one, or nothing. */
  notMarked: string
}

export type UploadDone = { title: string; lines: { key: string; text: string; href: string; ok: boolean }[] }

export type UploadState = {
  step: 'choose' | 'preview' | 'done'
  /** Why the file as a whole wasn't taken. */
  error: string
  view: UploadView | null
  done: UploadDone | null
}

export const emptyUpload: UploadState = { step: 'choose', error: '', view: null, done: null }

export type UploadLabels = Record<
  | 'file'
  | 'fileHint'
  | 'preview'
  | 'previewing'
  | 'previewTitle'
  | 'nothing'
  | 'nothingTaken'
  | 'errorsTitle'
  | 'warningsTitle'
  | 'noticesTitle'
  | 'marked'
  | 'markedText'
  | 'cell'
  | 'from'
  | 'to'
  | 'clashText'
  | 'saving'
  | 'restWaits'
  | 'openForm'
  | 'errorTitle'
  | 'tooLarge',
  string
>
