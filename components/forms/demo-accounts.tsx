import { SubmitButton } from '@/components/ui/submit-button'

type Props = {
  title: string
  lead: string
  accounts: readonly { email: string; name: string; label: string }[]
  submit: string
  next: string
  action: (data: FormData) => Promise<void>
}

/** The accounts of a demonstration, each one press away. */
export function DemoAccounts({ title, lead, accounts, submit, next, action }: Props) {
  return (
    <section className="rounded-md border border-rule bg-surface p-4 sm:p-5">
      <h2 className="text-lg">{title}</h2>
      <p className="mt-1 text-sm text-muted">{lead}</p>
      <ul className="mt-3 divide-y divide-rule">
        {accounts.map(({ email, name, label }) => (
          <li key={email} className="flex items-center justify-between gap-3 py-2">
            <div className="min-w-0">
              <p className="leading-snug">{name}</p>
              <p className="text-sm break-all text-muted">{email}</p>
            </div>
            <form action={action}>
              <input type="hidden" name="email" value={email} />
              <input type="hidden" name="next" value={next} />
              <SubmitButton variant="secondary" size="small" aria-label={label}>
                {submit}
              </SubmitButton>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
