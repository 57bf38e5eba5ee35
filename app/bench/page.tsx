import { notFound } from 'next/navigation'
import { requireViewer } from '@/lib/auth'

const most = 20_000

/**
 * A page of `?lines=` lines that reads no figure, behind the same session check as every other: what `npm run bench`
 * compares our pages with. Nobody finds it on a server that isn't measured.
 */
export default async function EmptyPage({ searchParams }: { searchParams: Promise<{ lines?: string }> }) {
  if (process.env.BENCH_PAGE !== '1') notFound()
  await requireViewer()
  const lines = Math.min(most, Number((await searchParams).lines) || 0)
  return (
    <>
      <h1 className="text-title">Song Hành</h1>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never move
        <p key={line}>Dòng {line}: trang này không đọc số liệu nào.</p>
      ))}
    </>
  )
}
