import { sendTemplate } from '@/app/entry/upload/send-template'
import { viewerFromRequest } from '@/lib/auth'
import { type EntryParams, toKey } from '../paths'

/** `GET …/workbook[?format=csv]`: this form of this unit, or of every unit inside it, to fill in. */
export async function GET(request: Request, { params }: { params: EntryParams }): Promise<Response> {
  const format = new URL(request.url).searchParams.get('format') ?? 'xlsx'
  return sendTemplate(await viewerFromRequest(request), await toKey(params), format)
}
