'use client'

import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { type ButtonVariant, buttonClass } from '@/components/ui/button-class'

type Props = ComponentProps<'button'> & {
  variant?: ButtonVariant
  size?: 'normal' | 'small'
  /** Said while the answer is on its way: "Đang gửi…". */
  pendingLabel?: string
}

/** Sends its form once: a second press while the first is on its way does nothing. */
export function SubmitButton({
  variant = 'primary',
  size,
  pendingLabel,
  className = '',
  children,
  ...rest
}: Props) {
  const { pending } = useFormStatus()
  return (
    <button
      type="submit"
      className={`${buttonClass(variant, size)} ${className}`}
      aria-disabled={pending}
      onClick={(event) => {
        if (pending) event.preventDefault()
      }}
      {...rest}
    >
      {pending && pendingLabel ? pendingLabel : children}
    </button>
  )
}
