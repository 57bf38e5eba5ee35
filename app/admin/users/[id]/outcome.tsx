import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import type { UserFailureCode } from '@/lib/access/user'
import { problemText } from '../words'

type Word = string | string[] | undefined

/** What came of the last press, from the address; unknown words say nothing. */
export async function Outcome({ done, problem }: { done: Word; problem: Word }) {
  const t = await getTranslations('admin')
  const doneKey = `done.${done}` as 'done.created'
  if (typeof done === 'string' && t.has(doneKey)) {
    return <Notice tone="success" role="status" title={t(doneKey)} />
  }
  if (typeof problem === 'string' && t.has(`problems.${problem}` as 'problems.forbidden')) {
    return <Notice tone="error" role="alert" title={await problemText(problem as UserFailureCode)} />
  }
  return null
}
