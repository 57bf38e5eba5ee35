import { readHealth } from '@/lib/health-queries'

export const dynamic = 'force-dynamic'

/** For load balancers and `npm start`: 200 while the database answers, else 503. */
export async function GET() {
  const health = await readHealth()
  return Response.json(health, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  })
}
