import { writeFile } from 'node:fs/promises'
import { createReference } from '@/lib/exports/reference'
import { makeTemplate, type TemplateFailure } from '@/lib/imports/workbook/template-commands'
import { workbookWords } from '@/lib/imports/workbook/words'
import { getOrgUnitTree } from '@/lib/org-units/queries'
import { today } from '@/lib/periods/deadline'
import { parsePeriod, periodRange } from '@/lib/periods/period'
import { CommandError, required, type Verb } from './verb'

const actor = { system: 'cli' } as const

/** A form to fill in, of one unit or of every unit inside it that owes it. */
export const templateVerb: Verb = {
  name: 'template',
  usage: 'template FORM --org-unit U --period P --out FILE(.xlsx|.csv) [--json]',
  words: ['form'],
  options: { 'org-unit': { type: 'string' }, period: { type: 'string' }, out: { type: 'string' } },
  async prepare(values) {
    const [formCode, orgUnit] = [required(values, 'form'), required(values, 'org-unit')]
    const [period, out] = [required(values, 'period'), required(values, 'out')]
    const format = /\.(xlsx|csv)$/i.exec(out)?.[1]?.toLowerCase()
    if (format !== 'xlsx' && format !== 'csv')
      throw new CommandError('bad-option', '--out ends in .xlsx or .csv.', { field: 'out', isUsage: true })
    const parsed = parsePeriod(period)
    if (!parsed)
      throw new CommandError('bad-option', '--period: that is no period.', { field: 'period', isUsage: true })
    return async () => {
      const tree = await getOrgUnitTree()
      const day = periodRange('statistical', parsed.code).end
      const unit = tree.resolve(orgUnit) ?? tree.resolve(`code:${orgUnit}@${day}`)
      if (!unit)
        throw new CommandError('not-found', '--org-unit: there is none of that name.', { field: 'org-unit' })
      const now = new Date()
      const key = { formCode, orgUnitId: unit.id, period: parsed.code }
      const reference = createReference(now)
      const result = await makeTemplate(actor, key, { today: today(), now, reference, format })
      if (!result.ok) throw toError(result.error)
      const { bytes, units } = result.value
      await writeFile(out, bytes).catch((error: Error) => {
        throw new CommandError('bad-option', `${out} can’t be written: ${error.message}`, { field: 'out' })
      })
      const json = {
        file: out,
        form: formCode,
        orgUnit: unit.id,
        period: parsed.code,
        units,
        bytes: bytes.length,
        reference,
      }
      return { json, text: `Wrote ${out}: ${formCode}, ${unit.fullName}, ${parsed.code}, units: ${units}` }
    }
  },
}

function toError({ code }: TemplateFailure): CommandError {
  return new CommandError(code, workbookWords('vi')(`failures.${code}`))
}
