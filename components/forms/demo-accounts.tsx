import { SubmitButton } from '@/components/ui/submit-button'

type Account = { email: string; purpose: string; label: string; main: boolean }

type Props = {
  title: string
  lead: string
  /** Opens the accounts that aren't the main ones. */
  more: string
  accounts: readonly Account[]
  submit: string
  next: string
  action: (data: FormData) => Promise<void>
}

/** The accounts of a demonstration, each one press away. */
export function DemoAccounts({ title, lead, more, accounts, ...form }: Props) {
  const others = accounts.filter((account) => !account.main)
  return (
    <section className="rounded-md border border-rule bg-surface p-4 sm:p-5">
      <h2 className="text-lg">{title}</h2>
      <p className="mt-1 text-sm text-muted">{lead}</p>
      <List accounts={accounts.filter((account) => account.main)} {...form} />
      {others.length > 0 && (
        <details className="mt-2">
          <summary className="link inline-flex min-h-11 items-center">{more}</summary>
          <List accounts={others} {...form} />
        </details>
      )}
    </section>
  )
}

function List({ accounts, submit, next, action }: Pick<Props, 'accounts' | 'submit' | 'next' | 'action'>) {
  return (
    <ul className="mt-2 divide-y divide-rule">
      {accounts.map(({ email, purpose, label }) => (
        <li key={email} className="flex items-center justify-between gap-3 py-2">
          <div className="min-w-0">
            <p className="text-table">{purpose}</p>
            <p className="text-sm break-all text-muted">{email}</p>
          </div>
          <form action={action}>
            <input type="hidden" name="email" value={email} />
            <input type="hidden" name="next" value={next} />
            <SubmitButton variant="secondary" size="small" className="whitespace-nowrap" aria-label={label}>
              {submit}
            </SubmitButton>
          </form>
        </li>
      ))}
    </ul>
  )
}
