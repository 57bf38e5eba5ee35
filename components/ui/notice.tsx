import type { ReactNode } from 'react'
import { AlertIcon, CheckIcon, InfoIcon } from '@/components/ui/icons'

const looks = {
  info: { frame: 'border-accent bg-accent-soft', sign: 'text-accent', Sign: InfoIcon },
  success: { frame: 'border-on-track bg-on-track-soft', sign: 'text-on-track', Sign: CheckIcon },
  warning: { frame: 'border-watch bg-watch-soft', sign: 'text-watch', Sign: AlertIcon },
  error: { frame: 'border-behind bg-behind-soft', sign: 'text-behind', Sign: AlertIcon },
} as const

type Props = {
  tone?: keyof typeof looks
  title?: ReactNode
  children?: ReactNode
  /** `alert` is read out at once, `status` when there is a pause. Leave out for what was there from the start. */
  role?: 'alert' | 'status'
  className?: string
  id?: string
}

/** What happened, what to do, what was kept. */
export function Notice({ tone = 'info', title, children, role, className = '', id }: Props) {
  const { frame, sign, Sign } = looks[tone]
  return (
    <div id={id} role={role} className={`flex gap-3 rounded-md border-l-4 px-4 py-3 ${frame} ${className}`}>
      <Sign className={`mt-1 size-5 ${sign}`} />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  )
}
