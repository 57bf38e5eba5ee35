import type { ChartModel } from '@/lib/dashboards/chart-model'

/** Definition, source, stage, coverage, calendar, boundaries, data version: what stands in every file too. */
export function ChartFacts({ title, model }: { title: string; model: ChartModel }) {
  return (
    <section className="mt-8 max-w-[56rem]">
      <h2 className="mb-2 text-lg">{title}</h2>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[12rem_1fr]">
        {model.facts
          .filter(({ value }) => value !== '')
          .map(({ key, label, value }) => (
            <div key={key} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}
