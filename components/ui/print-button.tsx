'use client'

import { Button } from '@/components/ui/button'
import type { ButtonVariant } from '@/components/ui/button-class'

/** Opens the browser's own print window. Without script the browser's menu does the same. */
export function PrintButton({
  variant = 'primary',
  children,
}: {
  variant?: ButtonVariant
  children: string
}) {
  return (
    <Button variant={variant} onClick={() => window.print()}>
      {children}
    </Button>
  )
}
