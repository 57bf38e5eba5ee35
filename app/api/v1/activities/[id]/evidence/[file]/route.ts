import { downloadActivityFile, removeActivityFile } from '@/lib/activities/evidence-commands'
import { sendFile, takeBackFile } from '../../../../record-files'

type Context = { params: Promise<{ id: string; file: string }> }

/** `GET /api/v1/activities/ID/evidence/FILE`: the file, as an attachment. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, file } = await params
  return sendFile(request, (viewer) => downloadActivityFile(viewer, { activityId: id, id: file }))
}

/** `POST …/FILE`: takes the file back; a button of the activity's page. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id, file } = await params
  return takeBackFile(request, `/activities/${encodeURIComponent(id)}`, (viewer) =>
    removeActivityFile(viewer, { activityId: id, id: file }),
  )
}
