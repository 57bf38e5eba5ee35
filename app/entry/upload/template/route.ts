import { viewerFromRequest } from '@/lib/auth'
import { sendTemplate } from '../send-template'

/** `GET /entry/upload/template?choice=FORM~PERIOD~UNIT[&format=csv]`: what the page's own form asks for. */
export async function GET(request: Request): Promise<Response> {
  const words = new URL(request.url).searchParams
  const [formCode = '', period = '', orgUnitId = ''] = (words.get('choice') ?? '').split('~')
  const key = { formCode, period, orgUnitId }
  return sendTemplate(await viewerFromRequest(request), key, words.get('format') ?? 'xlsx')
}
