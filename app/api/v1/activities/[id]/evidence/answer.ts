/** Leads the browser back to the activity, which says what came of it. The place is ours, whatever was sent. */
export function back(id: string, words: Record<string, string>): Response {
  const location = `/activities/${encodeURIComponent(id)}?${new URLSearchParams(words)}#files`
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}

export function nobody(status: 401 | 403): Response {
  return Response.json(
    { code: status === 401 ? 'nobody' : 'forbidden', message: '', field: null },
    { status },
  )
}
