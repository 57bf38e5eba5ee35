type Props = {
  action: (data: FormData) => Promise<void>
  label: string
  current: 'vi' | 'en'
}

const names = { vi: 'Tiếng Việt', en: 'English' } as const

/** Two buttons in a plain form: the language not in use can be chosen, with or without script. */
export function LanguageForm({ action, label, current }: Props) {
  const other = current === 'vi' ? 'en' : 'vi'
  return (
    <form action={action} aria-label={label} className="no-print">
      <button
        type="submit"
        name="language"
        value={other}
        lang={other}
        className="link inline-flex min-h-11 items-center px-2 text-table"
      >
        {names[other]}
      </button>
    </form>
  )
}
