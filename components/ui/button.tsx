import Link from 'next/link'
import type { ComponentProps } from 'react'
import { type ButtonVariant, buttonClass } from '@/components/ui/button-class'

type Look = { variant?: ButtonVariant; size?: 'normal' | 'small' }

export function Button({
  variant,
  size,
  className = '',
  type = 'button',
  ...rest
}: ComponentProps<'button'> & Look) {
  return <button type={type} className={`${buttonClass(variant, size)} ${className}`} {...rest} />
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function LinkButton({ variant, size, className = '', ...rest }: ComponentProps<typeof Link> & Look) {
  return <Link className={`${buttonClass(variant, size)} ${className}`} {...rest} />
}

/** A file to take, as a button: a link of the page's own would leave it on the file's address. */
export function FileButton({ variant, size, className = '', ...rest }: ComponentProps<'a'> & Look) {
  return <a className={`${buttonClass(variant, size)} ${className}`} {...rest} />
}
