import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { type ComponentProps, type ReactNode, Suspense } from 'react'
import { Skeleton } from '@/components/ui/skeleton'

type Props = Omit<ComponentProps<typeof Skeleton>, 'words'> & { children: ReactNode }

/**
 * Shows a part's layout until it comes, for who goes on from a page that is there: their browser runs script, and asks
 * by `fetch`. A page that is opened as a document is sent whole, since what streams in later finds its place by script
 * only, and every page must read without (decision 0005).
 */
export async function Streamed({ children, ...layout }: Props) {
  const [sent, say] = await Promise.all([headers(), getTranslations('common')])
  if (sent.get('sec-fetch-dest') !== 'empty') return children
  return <Suspense fallback={<Skeleton words={say('loading')} {...layout} />}>{children}</Suspense>
}
