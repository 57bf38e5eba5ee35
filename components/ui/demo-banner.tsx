import { AlertIcon } from '@/components/ui/icons'

/** Stands on every screen of a database that holds demonstration data. */
export function DemoBanner({ label, explanation }: { label: string; explanation: string }) {
  return (
    <aside aria-label={label} className="border-b border-watch bg-watch-soft text-sm text-ink">
      <p className="mx-auto flex max-w-page items-start gap-2 px-4 py-1.5 sm:px-6">
        <AlertIcon className="mt-0.5 size-4 text-watch" />
        <span>
          <strong>{label}.</strong> {explanation}
        </span>
      </p>
    </aside>
  )
}
