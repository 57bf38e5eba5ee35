import { CheckField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { UploadLabels, UploadLine, UploadView } from './upload-state'

type Props = { view: UploadView; labels: UploadLabels; submit: (data: FormData) => void }

/** From what to what, cell by cell; what couldn't be taken first. */
export function UploadPreview({ view, labels, submit }: Props) {
  const nothing = view.count === 0 && view.clashes === 0
  return (
    <section aria-labelledby="preview-title" className="grid gap-4">
      <h2 id="preview-title" className="text-xl font-semibold">
        {labels.previewTitle}
      </h2>
      <div>
        <p className="font-semibold break-words">{view.fileName}</p>
        <p>{view.summary}</p>
      </div>
      {view.errors.length > 0 && (
        <Notice tone="error" title={labels.errorsTitle}>
          <Lines lines={view.errors} />
        </Notice>
      )}
      {view.warnings.length > 0 && (
        <Notice tone="warning" title={labels.warningsTitle}>
          <Lines lines={view.warnings} />
        </Notice>
      )}
      {view.notices.length > 0 && (
        <Notice tone="info" title={labels.noticesTitle}>
          <Lines lines={view.notices} />
        </Notice>
      )}
      {view.marked && (
        <p>
          <a
            href={view.marked.href}
            download={view.marked.name}
            className="link inline-block min-h-11 py-2 font-semibold"
          >
            {labels.marked}
          </a>
          <span className="block text-sm text-muted">{labels.markedText}</span>
        </p>
      )}
      {view.notMarked && <p className="max-w-prose text-sm text-muted">{view.notMarked}</p>}
      {view.emptied && <Notice tone="warning">{view.emptied}</Notice>}
      {nothing && <p>{view.errors.length > 0 ? labels.nothingTaken : labels.nothing}</p>}
      {view.groups.map((group, index) => (
        <Changes
          key={group.unit}
          group={group}
          labels={labels}
          open={view.groups.length === 1 || index === 0}
        />
      ))}
      {!nothing && (
        <form action={submit} className="grid justify-items-start gap-3">
          <input type="hidden" name="intent" value="save" />
          <input type="hidden" name="payload" value={view.payload} />
          {view.clashes > 0 && (
            <Notice tone="warning" title={view.clashTitle} className="w-full">
              <p>{labels.clashText}</p>
              <CheckField name="clashes" value="file" label={view.clashTake} />
            </Notice>
          )}
          {view.errors.length > 0 && <p className="text-muted">{labels.restWaits}</p>}
          <SubmitButton pendingLabel={labels.saving}>{view.save}</SubmitButton>
        </form>
      )}
    </section>
  )
}

function Lines({ lines }: { lines: readonly UploadLine[] }) {
  return (
    <ul className="grid gap-2">
      {lines.map(({ key, place, where, message }) => (
        <li key={key}>
          {place && <span className="font-semibold tabular-nums">{place}</span>}
          {where && <span className="text-muted"> {where}</span>}
          <span className="block">{message}</span>
        </li>
      ))}
    </ul>
  )
}

function Changes({
  group,
  labels,
  open,
}: {
  group: UploadView['groups'][number]
  labels: UploadLabels
  open: boolean
}) {
  return (
    <details open={open} className="rounded-md border border-rule">
      <summary className="min-h-11 cursor-pointer px-3 py-2 font-semibold">
        {group.unit} ({group.changes.length})
      </summary>
      <ul className="divide-y divide-rule border-t border-rule">
        {group.changes.map(({ key, address, where, from, to, remark }) => (
          <li key={key} className="grid gap-x-4 px-3 py-2 md:grid-cols-[8.5rem_1fr_auto]">
            <span className="text-muted tabular-nums">
              <span className="sr-only">{labels.cell} </span>
              {address}
            </span>
            <span>{where}</span>
            <span className="tabular-nums md:text-right">
              {from !== '' && (
                <>
                  <span className="sr-only">{labels.from}: </span>
                  <span className="text-muted">{from}</span> <span aria-hidden="true">→</span>{' '}
                  <span className="sr-only">{labels.to}: </span>
                </>
              )}
              <strong>{to}</strong>
              {remark && <span className="block text-sm text-muted">{remark}</span>}
            </span>
          </li>
        ))}
      </ul>
      {group.more && <p className="border-t border-rule px-3 py-2 text-muted">{group.more}</p>}
    </details>
  )
}
