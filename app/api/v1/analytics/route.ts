import { viewerFromRequest } from '@/lib/auth'
import { analyse } from '@/lib/dashboards/analytics'
import { parseAnalyticsQuery } from '@/lib/dashboards/filters'
import type { QueryFailure } from '@/lib/dashboards/query'
import { failureMessage, wordsOf } from '@/lib/dashboards/words'
import type { Language } from '@/lib/format'

/** `GET /api/v1/analytics`: the words and the answer are in docs of the API; errors are `{code, message, field}`. */
export async function GET(request: Request): Promise<Response> {
  const words = new URL(request.url).searchParams
  const asked = words.get('lang') === 'en' ? 'en' : words.get('lang') === 'vi' ? 'vi' : null
  const viewer = await viewerFromRequest(request)
  if (!viewer)
    return Response.json(
      { code: 'nobody', message: wordsOf(asked ?? 'vi')('nobody'), field: null },
      { status: 401 },
    )
  const language = asked ?? viewer.language
  const query = parseAnalyticsQuery(words)
  if (!query.ok) return refuse(query.error, language)
  const answer = await analyse(viewer, query.value)
  if (!answer.ok) return refuse(answer.error, language)
  return Response.json(answer.value, { headers: { 'cache-control': 'private, no-store' } })
}

function refuse(failure: QueryFailure, language: Language): Response {
  const { code, field } = failure
  return Response.json(
    { code, message: failureMessage(failure, language), field },
    { status: code === 'not-found' ? 404 : 400 },
  )
}
