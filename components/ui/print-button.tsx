'use client'

import { Button } from '@/components/ui/button'

/** Opens the browser's own print window. Without script the browser's menu does the same. */
export function PrintButton({ children }: { children: string }) {
  return (
    <Button variant="primary" onClick={() => window.print()}>
      {children}
    </Button>
  )
}
