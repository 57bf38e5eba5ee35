import { addActivityFile } from '@/lib/activities/evidence-commands'
import { receiveFile } from '../../../record-files'

type Context = { params: Promise<{ id: string }> }

/** `POST /api/v1/activities/ID/evidence`: a form with `file`, from the activity's own page; leads back to it. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params
  return receiveFile(request, `/activities/${encodeURIComponent(id)}`, (viewer, file) =>
    addActivityFile(viewer, { activityId: id, ...file }),
  )
}
