'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-class'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  /** Word on the button that closes without doing anything. */
  closeLabel: string
  children: ReactNode
  actions?: ReactNode
}

/** A question over the page. Heavy: import it lazily (`next/dynamic`) where it is needed. */
export function Dialog({ open, onOpenChange, title, closeLabel, children, actions }: Props) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-ink/40" />
        <Base.Popup className="fixed top-1/2 left-1/2 z-50 max-h-[90vh] w-[min(32rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 overflow-auto rounded-md border border-rule bg-paper p-5 shadow-float">
          <Base.Title className="text-xl">{title}</Base.Title>
          <div className="mt-2">{children}</div>
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <Base.Close className={buttonClass('secondary')}>{closeLabel}</Base.Close>
            {actions}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
