import { z } from 'zod'
import type { MetadataKind } from './metadata-model'

const ref = z.object({ id: z.string().nullish(), code: z.string().nullish() })
const refList = z
  .array(ref)
  .nullish()
  .transform((list) => list ?? [])
const optional = z
  .string()
  .nullish()
  .transform((text) => text?.trim().normalize('NFC') || null)
const name = z
  .string()
  .transform((text) => text.trim().normalize('NFC'))
  .pipe(z.string().min(1))
/** `1990-02-15T00:00:00.000`, or without the time. */
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(?:T.*)?$/)
  .transform((text) => text.slice(0, 10))
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .nullish()
  .transform((text) => text ?? null)
const yes = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false)
const days = z
  .number()
  .nonnegative()
  .nullish()
  .transform((value) => ((value ?? null) === null ? null : Math.round(Number(value))))

const named = z.object({
  code: optional,
  name,
  shortName: optional,
  description: optional,
  translations: z
    .array(
      z
        .object({ property: z.string(), locale: z.string(), value: name })
        .or(z.unknown().transform(() => null)),
    )
    .nullish()
    .transform((list) => (list ?? []).filter((one) => one !== null)),
})

const side = z.object({
  expression: z.string().min(1),
  missingValueStrategy: z
    .enum(['SKIP_IF_ANY_VALUE_MISSING', 'SKIP_IF_ALL_VALUES_MISSING', 'NEVER_SKIP'])
    .nullish()
    .transform((word) => word ?? 'NEVER_SKIP'),
  description: optional,
})

/** What is read of each kind; every other property is left alone. */
export const rawSchemas = {
  organisationUnits: named.extend({ openingDate: day, closedDate: day, parent: ref.nullish() }),
  organisationUnitGroups: named.extend({ organisationUnits: refList }),
  categoryOptions: named,
  categories: named.extend({ categoryOptions: refList }),
  categoryCombos: named.extend({ categories: refList }),
  categoryOptionCombos: named.extend({
    name: optional.transform((text) => text ?? ''),
    categoryCombo: ref.nullish(),
    categoryOptions: refList,
  }),
  dataElements: named.extend({
    aggregationType: optional.transform((word) => word ?? 'NONE'),
    valueType: optional.transform((word) => word ?? 'NUMBER'),
    domainType: optional.transform((word) => word ?? 'AGGREGATE'),
    zeroIsSignificant: yes,
    categoryCombo: ref.nullish(),
  }),
  dataSets: named.extend({
    periodType: z.string().min(1),
    timelyDays: days,
    validCompleteOnly: yes,
    workflow: ref.nullish(),
    categoryCombo: ref.nullish(),
    dataSetElements: z
      .array(z.object({ dataElement: ref, categoryCombo: ref.nullish() }))
      .nullish()
      .transform((list) => list ?? []),
    dataElements: refList,
    organisationUnits: refList,
  }),
  sections: named.extend({
    dataSet: ref,
    sortOrder: z
      .number()
      .nullish()
      .transform((order) => order ?? 0),
    dataElements: refList,
  }),
  indicatorTypes: named.extend({ factor: z.number(), number: yes }),
  constants: named.extend({ value: z.number() }),
  indicators: named.extend({
    indicatorType: ref,
    numerator: z.string().min(1),
    denominator: z.string().min(1),
    numeratorDescription: optional,
    denominatorDescription: optional,
    annualized: yes,
    decimals: z
      .number()
      .int()
      .min(0)
      .nullish()
      .transform((digits) => digits ?? null),
  }),
  validationRules: named.extend({
    leftSide: side,
    rightSide: side,
    operator: z.string().min(1),
    importance: optional.transform((word) => word ?? 'MEDIUM'),
    periodType: z.string().min(1),
    instruction: optional,
  }),
} satisfies Record<MetadataKind, z.ZodType>

export type Raw = { [Kind in MetadataKind]: z.output<(typeof rawSchemas)[Kind]> }
