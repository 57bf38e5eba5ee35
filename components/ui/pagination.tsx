import { LinkButton } from '@/components/ui/button'

type Props = {
  label: string
  newer: { href: string; label: string } | null
  older: { href: string; label: string } | null
}

/** Two steps through a long list: newer and older. */
export function Pagination({ label, newer, older }: Props) {
  if (!newer && !older) return null
  return (
    <nav aria-label={label} className="mt-4 flex justify-between gap-3">
      {newer ? <LinkButton href={newer.href}>{newer.label}</LinkButton> : <span />}
      {older ? <LinkButton href={older.href}>{older.label}</LinkButton> : <span />}
    </nav>
  )
}
