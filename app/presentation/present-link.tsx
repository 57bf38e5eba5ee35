import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { type Search, searchWords } from '../search-words'

/** To a page's presentation, of just what the page shows now. */
export async function PresentLink({ page, search }: { page: string; search: Search }) {
  const [say, words] = await Promise.all([getTranslations('boards'), searchWords(search)])
  return (
    <LinkButton href={`${page}${words.size > 0 ? '?' : ''}${words}`} variant="quiet" className="no-print">
      {say('present')}
    </LinkButton>
  )
}
