import { useLocale, useTranslations } from 'next-intl'
import type { IndicatorSheet, SheetFormula } from '@/lib/dashboards/indicator-sheet'
import { formatDate, formatNumber, type Language } from '@/lib/format'
import { type Fact, Facts } from './facts'

/** The definition in the order of the indicator circulars; what no source says is called so. */
export function DefinitionFacts({ sheet }: { sheet: IndicatorSheet }) {
  const [t, common, locale] = [useTranslations('indicators'), useTranslations('common'), useLocale()]
  const isFigure = sheet.kind !== 'label'
  const unknown = <span className="text-muted">{t('not-found')}</span>
  const fact = (key: string, label: string, value: Fact['value']): Fact => ({
    key,
    label,
    value: value ?? unknown,
  })
  const where = (shown: boolean, facts: Fact[]) => (shown ? facts : [])
  const confidence =
    sheet.confidence === 'certain' || sheet.confidence === 'likely' ? sheet.confidence : 'unverified'
  return (
    <Facts
      facts={[
        fact('concept', t('concept'), sheet.concept),
        ...where(isFigure, [fact('method', t('method'), sheet.method)]),
        ...where(sheet.numerator !== null, [
          fact(
            'numerator',
            sheet.denominator ? t('numerator') : t('formula'),
            <Side text={sheet.numeratorText} formula={sheet.numerator} />,
          ),
        ]),
        ...where(sheet.denominator !== null, [
          fact(
            'denominator',
            t('denominator'),
            <Side text={sheet.denominatorText} formula={sheet.denominator} />,
          ),
          fact('factor', t('factor'), showFactor(sheet.factor, locale)),
        ]),
        ...where(sheet.cumulation !== 'none', [
          fact(
            'cumulation',
            t('cumulation'),
            sheet.cumulation === 'none' ? null : t(`cumulations.${sheet.cumulation}`),
          ),
        ]),
        ...where(isFigure, [
          fact('breakdowns', t('breakdowns'), sheet.breakdowns),
          fact('frequency', t('frequency'), sheet.frequency),
          fact('data-source', t('data-source'), sheet.dataSource),
          fact('collected-by', t('collected-by'), sheet.collectedBy),
        ]),
        fact('legal-source', t('legal-source'), sheet.legalSource),
        fact('source', t('source'), sheet.source),
        fact('confidence', t('confidence'), common(`confidence.${confidence}`)),
        ...where(sheet.sensitive, [fact('sensitive', t('sensitive'), t('sensitive-yes'))]),
        ...where(sheet.definedFrom !== null, [
          fact('defined-from', t('defined-from'), sheet.definedFrom && formatDate(sheet.definedFrom)),
          fact('change', t('change'), sheet.change),
        ]),
      ]}
    />
  )
}

/** A side of the formula: what it is, and its codes. */
export function Side({ text, formula }: { text: string | null; formula: SheetFormula | null }) {
  return (
    <>
      {text}
      {formula && <code className="block text-sm break-all text-muted">{formula.codes}</code>}
    </>
  )
}

/** All digits of a factor: `100.000`, `0,5`. */
export function showFactor(factor: string, language: Language): string {
  return formatNumber(factor, factor.split('.')[1]?.length ?? 0, language)
}
