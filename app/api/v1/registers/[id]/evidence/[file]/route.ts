import { today } from '@/lib/periods/deadline'
import { downloadEntryFile, removeEntryFile } from '@/lib/registers/evidence-commands'
import { sendFile, takeBackFile } from '../../../../record-files'

type Context = { params: Promise<{ id: string; file: string }> }

/** `GET /api/v1/registers/ID/evidence/FILE`: the file, as an attachment. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, file } = await params
  return sendFile(request, (viewer) => downloadEntryFile(viewer, { entryId: id, id: file }, today()))
}

/** `POST …/FILE`: takes the file back; a button of the entry's page. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id, file } = await params
  return takeBackFile(request, `/registers/${encodeURIComponent(id)}`, (viewer) =>
    removeEntryFile(viewer, { entryId: id, id: file }, today()),
  )
}
