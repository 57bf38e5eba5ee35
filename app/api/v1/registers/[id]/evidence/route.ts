import { today } from '@/lib/periods/deadline'
import { addEntryFile } from '@/lib/registers/evidence-commands'
import { receiveFile } from '../../../record-files'

type Context = { params: Promise<{ id: string }> }

/** `POST /api/v1/registers/ID/evidence`: a form with `file`, from the entry's own page; leads back to it. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params
  return receiveFile(request, `/registers/${encodeURIComponent(id)}`, (viewer, file) =>
    addEntryFile(viewer, { entryId: id, ...file }, today()),
  )
}
