import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { IndicatorCard } from '@/components/dashboards/indicator-card'
import { PublishedItems } from '@/components/dashboards/published-items'
import type { ProgrammeModel, ProgrammeSection as Section } from '@/lib/dashboards/programme-model'
import { OverviewChart } from '../../overview-chart'
import { ReadingOfCards } from '../../reading-of-cards'

type Props = { section: Section; programme: ProgrammeModel; noTarget: string }

/** One component: a sentence, its cards, the course of one of them, what others published, and what has no figure. */
export async function ProgrammeSection({ section, programme, noTarget }: Props) {
  const t = await getTranslations('programmes')
  const { code, name, cards, published, silent, chart } = section
  const one = programme.sections.length === 1
  return (
    <section id={code} aria-labelledby={`${code}-title`} className="mb-12 grid gap-5">
      <h2 id={`${code}-title`} className="max-w-prose text-lg">
        {one ? t('indicators') : name}
      </h2>
      {cards.length > 0 && (
        <>
          {!one && (
            <div className="grid gap-2 border-l-4 border-accent pl-4 empty:hidden">
              <ReadingOfCards cards={cards} part />
            </div>
          )}
          <div className={chart ? 'grid gap-x-8 gap-y-6 lg:grid-cols-[1fr_1fr]' : ''}>
            <ul className={`grid content-start gap-4 sm:grid-cols-2 ${chart ? '' : 'lg:grid-cols-3'}`}>
              {cards.map((card) => (
                <IndicatorCard
                  key={card.code}
                  card={card}
                  words={{ demonstration: programme.demonstrationLabel, noTarget }}
                />
              ))}
            </ul>
            <OverviewChart model={chart} />
          </div>
        </>
      )}
      <PublishedItems items={published} words={{ caption: t('published'), target: t('target') }} />
      {silent.length > 0 && (
        <details open={cards.length === 0} data-paper="" suppressHydrationWarning>
          <summary className="inline-flex min-h-11 items-center text-accent underline underline-offset-4">
            {t('silent', { count: silent.length })}
          </summary>
          {silent.some(({ who }) => who === '') && (
            <p className="max-w-prose text-sm text-muted">{t('silentNobody')}</p>
          )}
          <ul className="mt-1 divide-y divide-rule rounded-md border border-rule">
            {silent.map((item) => (
              <li
                key={item.code}
                className="grid gap-x-4 gap-y-0.5 px-3 py-2 sm:grid-cols-[minmax(0,1fr)_auto]"
              >
                <Link href={item.href} className="link">
                  {item.name}
                </Link>
                {item.target && (
                  <span className="text-sm text-muted">
                    {t('target')}: {item.target}
                  </span>
                )}
                {item.who !== '' && (
                  <span className="text-sm text-muted sm:col-span-2">
                    {[
                      t('silentWho', { who: item.who }),
                      item.often === '' ? '' : t('silentOften', { often: item.often }),
                    ]
                      .filter(Boolean)
                      .join('. ')}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
