/** Whose seats are counted. */
export const bodies = [
  'national-assembly',
  'peoples-council',
  'party-committee',
  'party-standing',
  'peoples-committee',
  'agency',
  'village-heads',
] as const
export type Body = (typeof bodies)[number]

/** Never joined with each other: those set down, those who stood, those elected, those who sit there now. */
export const compositionKinds = ['planned', 'candidates', 'elected', 'in-office'] as const
export type CompositionKind = (typeof compositionKinds)[number]

/** Persons of a body, or the body counted as one: every one, one with a woman, with at least 30 % women on its staff. */
export const bodyMeasures = [
  'seats',
  'women',
  'minority-women',
  'women-under-40',
  'bodies',
  'with-woman',
  'many-women',
  'many-women-with-woman',
] as const
export type BodyMeasure = (typeof bodyMeasures)[number]

/** Measures that count persons; the others count bodies. */
export const personMeasures: readonly BodyMeasure[] = ['seats', 'women', 'minority-women', 'women-under-40']

/** Levels of units that have bodies, with the option of `level` that their figures stand on. */
export const levelOptions: Readonly<Record<string, string>> = {
  country: 'central',
  province: 'province',
  district: 'district',
  commune: 'commune',
}
