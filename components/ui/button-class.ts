export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

const base =
  'inline-flex items-center justify-center gap-2 rounded-md border px-4 py-2 text-base font-semibold leading-snug no-underline no-print aria-disabled:opacity-60 disabled:opacity-60 disabled:cursor-not-allowed'

const looks: Record<ButtonVariant, string> = {
  primary: 'border-accent bg-accent text-on-accent hover:brightness-110',
  secondary: 'border-control bg-paper text-ink hover:bg-surface',
  quiet: 'border-transparent bg-transparent text-accent hover:bg-accent-soft',
  danger: 'border-behind bg-paper text-behind hover:bg-behind-soft',
}

/** 44 px high in forms; `small` only inside tables and tool rows on wide screens. */
export function buttonClass(
  variant: ButtonVariant = 'secondary',
  size: 'normal' | 'small' = 'normal',
): string {
  const height = size === 'small' ? 'min-h-11 sm:min-h-9 sm:px-3 sm:py-1 sm:text-sm' : 'min-h-11'
  return `${base} ${height} ${looks[variant]}`
}
