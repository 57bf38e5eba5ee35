/** Why a file isn't taken for a filled template of ours. */
export const templateProblems = [
  'old-excel',
  'encrypted',
  'macros',
  'open-document',
  'binary-workbook',
  'not-a-workbook',
  'broken-workbook',
  'too-large-unpacked',
  'too-many-cells',
  'no-identity',
  'damaged-identity',
] as const
export type TemplateProblem = (typeof templateProblems)[number]
