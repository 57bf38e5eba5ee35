import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { type DataFile, DataFileError, type DataProblem, parseCsv } from '@/lib/data-file'
import { checkUnitData, parseUnitData, type UnitData } from '@/lib/org-units/unit-data'
import { checkCatalogueData } from './check-data'
import * as schemas from './data-schemas'
import { type FormFile, formFile } from './form-file'

type Rows<Schema extends z.ZodObject> = DataFile<z.output<Schema>>

export type FormData = {
  file: string
  form: FormFile
  /** As written, to say on which line something stands. */
  content: string
}

/** Everything in the data folder, parsed. */
export type CatalogueData = {
  /** SHA-256 over every file: the same hash means nothing to load. */
  hash: string
  units: UnitData
  programmes: Rows<typeof schemas.programmeRow>
  components: Rows<typeof schemas.componentRow>
  activityTypes: Rows<typeof schemas.activityTypeRow>
  registerKinds: Rows<typeof schemas.registerKindRow>
  feeds: Rows<typeof schemas.feedRow>
  bodyFeeds: Rows<typeof schemas.bodyFeedRow>
  categories: Rows<typeof schemas.categoryRow>
  elements: Rows<typeof schemas.elementRow>
  indicators: Rows<typeof schemas.indicatorRow>
  definitions: Rows<typeof schemas.definitionRow>
  rules: Rows<typeof schemas.ruleRow>
  holidays: Rows<typeof schemas.holidayRow>
  targets: Rows<typeof schemas.targetRow>
  results: Rows<typeof schemas.resultRow>
  representation: Rows<typeof schemas.representationRow>
  facts: Rows<typeof schemas.factRow>
  announcements: Rows<typeof schemas.announcementRow>
  /** The announcements' texts, by id. */
  texts: ReadonlyMap<string, string>
  forms: FormData[]
}

/** Where the data files are, seen from where the program runs. */
export const dataFolder = join(process.cwd(), 'data')

/**
 * Parses and checks the data files. Throws DataFileError naming file, line and column of everything wrong,
 * so that nothing half right is ever loaded.
 */
export function readCatalogueData(files: ReadonlyMap<string, string> = readDataFiles()): CatalogueData {
  const { data, problems } = parseCatalogueData(files)
  const wrong = problems.length > 0 ? problems : [...checkUnitData(data.units), ...checkCatalogueData(data)]
  if (wrong.length > 0) throw new DataFileError(wrong)
  return data
}

/** The files of the data folder by path: `targets.csv`, `forms/D8-Q.json`. */
export function readDataFiles(folder: string = dataFolder): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(csv|json|txt)$/.test(path))
    .sort()
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

/** What can't be read is told in `problems`. */
function parseCatalogueData(files: ReadonlyMap<string, string>): {
  data: CatalogueData
  problems: DataProblem[]
} {
  const problems: DataProblem[] = []
  const read = (path: string): string => {
    const content = files.get(path)
    if (content === undefined)
      problems.push({
        file: path,
        line: 0,
        column: '',
        message: 'this file is missing',
      })
    return content ?? ''
  }
  const csv = <Schema extends z.ZodObject>(path: string, schema: Schema) => parseCsv(path, read(path), schema)
  const announcements = csv('announcements.csv', schemas.announcementRow)
  const hash = createHash('sha256')
  for (const [path, content] of files) hash.update(`${path}\n${content.length}\n${content}`, 'utf8')
  const data: CatalogueData = {
    hash: hash.digest('hex'),
    units: parseUnitData(read),
    programmes: csv('programmes.csv', schemas.programmeRow),
    components: csv('components.csv', schemas.componentRow),
    activityTypes: csv('activity-types.csv', schemas.activityTypeRow),
    registerKinds: csv('register-kinds.csv', schemas.registerKindRow),
    feeds: csv('activity-feeds.csv', schemas.feedRow),
    bodyFeeds: csv('body-feeds.csv', schemas.bodyFeedRow),
    categories: csv('categories.csv', schemas.categoryRow),
    elements: csv('data-elements.csv', schemas.elementRow),
    indicators: csv('indicators.csv', schemas.indicatorRow),
    definitions: csv('indicator-definitions.csv', schemas.definitionRow),
    rules: csv('validation-rules.csv', schemas.ruleRow),
    holidays: csv('holidays.csv', schemas.holidayRow),
    targets: csv('targets.csv', schemas.targetRow),
    results: csv('published/programme-results.csv', schemas.resultRow),
    representation: csv('published/representation.csv', schemas.representationRow),
    facts: csv('published/announcement-facts.csv', schemas.factRow),
    announcements,
    texts: new Map(announcements.rows.map((row) => [row.id, read(`announcements/${row.file}`)])),
    forms: [...files].flatMap(([path, content]) => parseForm(path, content, problems)),
  }
  const tables = [
    ...Object.values(data.units),
    ...[
      data.programmes,
      data.components,
      data.activityTypes,
      data.registerKinds,
      data.feeds,
      data.bodyFeeds,
      data.categories,
      data.elements,
      data.indicators,
      data.definitions,
      data.rules,
      data.holidays,
    ],
    ...[data.targets, data.results, data.representation, data.facts, data.announcements],
  ]
  return {
    data,
    problems: [...problems, ...tables.flatMap((table) => table.problems)],
  }
}

function parseForm(file: string, content: string, problems: DataProblem[]): FormData[] {
  if (!file.startsWith('forms/') || !file.endsWith('.json')) return []
  try {
    const parsed = formFile.safeParse(JSON.parse(content))
    if (parsed.success) return [{ file, form: parsed.data, content }]
    for (const issue of parsed.error.issues) {
      problems.push({
        file,
        line: 1,
        column: issue.path.join('.'),
        message: issue.message,
      })
    }
  } catch (error) {
    problems.push({
      file,
      line: 1,
      column: '',
      message: `not readable JSON: ${(error as Error).message}`,
    })
  }
  return []
}
