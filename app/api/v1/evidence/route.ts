import { getOrgUnitTree } from '@/lib/org-units/queries'
import { today } from '@/lib/periods/deadline'
import { mostEvidenceBytes } from '@/lib/submissions/evidence'
import { addEvidence } from '@/lib/submissions/evidence-commands'
import { listEvidence } from '@/lib/submissions/evidence-queries'
import { type CellKey, parseCellKey, type SubmissionKey } from '@/lib/submissions/submission'
import { readLimited } from '../read-limited'
import { findCaller, refuse } from './call'

const privately = { 'cache-control': 'private, no-store' }

/** `GET /api/v1/evidence?form=&orgUnit=&period=[&cell=]` → `{evidence: [{id, cell, name, size, mediaType, sha256, addedAt, addedBy}]}`. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await findCaller(request)
  if (viewer instanceof Response) return viewer
  const words = new URL(request.url).searchParams
  const key = await toKey((name) => words.get(name))
  const all = key && (await listEvidence(viewer, key))
  if (!all) return refuse({ code: 'not-found' }, viewer.language)
  const cell = words.get('cell')
  const evidence = cell === null ? all : all.filter((item) => item.cell === cell)
  return Response.json({ evidence }, { headers: privately })
}

/** The parts of a form around the file: names, lines, and a little air. */
const envelope = 64 * 1024

/**
 * `POST /api/v1/evidence`: a form (`multipart/form-data`) with `form`, `orgUnit`, `period`, `cell` and `file`; or the bytes alone,
 * with those words and `name` in the query. Answers 201 `{id, name, mediaType}`.
 */
export async function POST(request: Request): Promise<Response> {
  const viewer = await findCaller(request)
  if (viewer instanceof Response) return viewer
  const { language } = viewer
  const sent = await readLimited(request, mostEvidenceBytes + envelope)
  if (sent === null) return refuse({ code: 'too-large' }, language)
  const read = await readUpload(request, sent)
  if (!read) return refuse({ code: 'bad-word', field: 'file' }, language)
  const key = await toKey(read.word)
  if (!key) return refuse({ code: 'not-found' }, language)
  const cell = read.word('cell') ?? ''
  if (!parseCellKey(cell)) return refuse({ code: 'bad-word', field: 'cell' }, language)
  const { name, bytes } = read
  const added = await addEvidence(viewer, { key, cell: cell as CellKey, name, bytes }, today())
  if (!added.ok) return refuse(added.error, language)
  return Response.json(added.value, { status: 201, headers: privately })
}

type Upload = { word: (name: string) => string | null; name: string; bytes: Uint8Array }

async function readUpload(request: Request, sent: Buffer): Promise<Upload | null> {
  const type = request.headers.get('content-type') ?? ''
  const words = new URL(request.url).searchParams
  if (!type.toLowerCase().startsWith('multipart/form-data'))
    return { word: (name) => words.get(name), name: words.get('name') ?? '', bytes: sent }
  let fields: FormData
  try {
    fields = await new Response(new Uint8Array(sent), { headers: { 'content-type': type } }).formData()
  } catch {
    // Cut off or without its boundary: the caller is told that the file is wrong.
    return null
  }
  const file = fields.get('file')
  if (!(file instanceof File)) return null
  const word = (name: string) => {
    const value = fields.get(name) ?? words.get(name)
    return typeof value === 'string' ? value : null
  }
  return { word, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

async function toKey(word: (name: string) => string | null): Promise<SubmissionKey | null> {
  const [formCode, period] = [word('form'), word('period')]
  const unit = (await getOrgUnitTree()).resolve(word('orgUnit') ?? '')
  return formCode && period && unit ? { formCode, period, orgUnitId: unit.id } : null
}
