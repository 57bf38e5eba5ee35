import { getDataVersion } from '@/lib/audit/data-version-queries'
import { db } from '@/lib/db'
import type { Body, BodyMeasure, CompositionKind } from './body-feeds'
import { buildCatalogue } from './build-catalogue'
import type { ActivityKind, ActivityMeasure, Catalogue, CatalogueTarget } from './catalogue'

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null

/** The last catalogue read, with the version it is right for: a cache, never the only place of anything. */
let kept: { version: bigint; catalogue: Promise<Catalogue> } | undefined

/** Everything that says what figures mean, as of the current catalogue version. */
export async function getCatalogue(): Promise<Catalogue> {
  const { catalogueVersion: version } = await getDataVersion()
  if (kept?.version !== version) {
    const reading = { version, catalogue: readCatalogue(version) }
    kept = reading
    reading.catalogue.catch(() => {
      if (kept === reading) kept = undefined
    })
  }
  return kept.catalogue
}

const order = { order: 'asc' } as const

async function readCatalogue(version: bigint): Promise<Catalogue> {
  const [
    programmes,
    components,
    activityTypes,
    elements,
    categories,
    breakdowns,
    forms,
    indicators,
    targets,
    combos,
    constants,
    groups,
    holidays,
    rules,
    registerKinds,
    bodyFeeds,
  ] = await Promise.all([
    db.programme.findMany({ orderBy: order }),
    db.component.findMany({ orderBy: order, include: { programme: true } }),
    db.activityType.findMany({ orderBy: { id: 'asc' }, include: { feeds: { orderBy: { id: 'asc' } } } }),
    db.dataElement.findMany({
      orderBy: { id: 'asc' },
      include: { programme: true },
    }),
    db.category.findMany({
      orderBy: order,
      include: {
        options: {
          orderBy: order,
          include: { class: { include: { category: { select: { code: true } } } } },
        },
      },
    }),
    db.breakdown.findMany({
      include: {
        options: { include: { option: { include: { category: true } } } },
      },
    }),
    db.form.findMany({
      orderBy: { id: 'asc' },
      include: {
        programme: true,
        assignments: true,
        deadlines: true,
        milestones: { orderBy: order },
        sections: { orderBy: order, include: { items: { orderBy: order } } },
      },
    }),
    db.indicator.findMany({
      orderBy: order,
      include: { programme: true, definitions: { orderBy: { validTo: 'asc' } } },
    }),
    db.target.findMany({ orderBy: { id: 'asc' } }),
    db.categoryCombo.findMany({ orderBy: { id: 'asc' } }),
    db.constant.findMany({ orderBy: { id: 'asc' } }),
    db.orgUnitGroup.findMany({ orderBy: { id: 'asc' }, include: { members: true } }),
    db.holiday.findMany(),
    db.validationRule.findMany({ orderBy: { id: 'asc' } }),
    db.registerKind.findMany({ orderBy: order, include: { countedIn: { include: { programme: true } } } }),
    db.bodyFeed.findMany({ orderBy: { id: 'asc' } }),
  ])
  return buildCatalogue({
    version,
    programmes,
    components: components.map(({ programme, ...row }) => ({
      ...row,
      programmeCode: programme.code,
    })),
    activityTypes: activityTypes.map(({ feeds, ...row }) => ({
      ...row,
      // The check of the data files lets no other words in.
      kind: row.kind as ActivityKind | null,
      feeds: feeds.map(({ dataElementId, measure }) => ({
        dataElementId,
        measure: measure as ActivityMeasure,
      })),
    })),
    registerKinds: registerKinds.map(({ countedIn, ...row }) => ({
      ...row,
      programmeCode: countedIn?.programme.code ?? null,
    })),
    bodyFeeds: bodyFeeds.map(({ body, level, kind, measure, dataElementId, breakdown }) => ({
      ...{ level, dataElementId, breakdown },
      // The check of the data files lets no other words in.
      body: body as Body,
      kind: kind as CompositionKind,
      measure: measure as BodyMeasure,
    })),
    elements: elements.map(({ programme, ...row }) => ({
      ...row,
      programmeCode: programme.code,
    })),
    categories: categories.map(({ options, ...row }) => ({
      ...row,
      options: options.map(({ class: coarser, ...option }) => ({
        ...option,
        classKey: coarser ? `${coarser.category.code}=${coarser.code}` : null,
      })),
    })),
    breakdowns: breakdowns.map(({ options, ...row }) => ({
      ...row,
      breakdown: Object.fromEntries(options.map(({ option }) => [option.category.code, option.code])),
    })),
    forms: forms.map(({ programme, assignments, sections, dhis2, ...row }) => ({
      ...row,
      validOnly: isValidOnly(dhis2),
      sections: sections.map((section) => ({
        ...section,
        items: section.items.map((item) => ({
          ...item,
          minValue: item.minValue?.toFixed() ?? null,
          maxValue: item.maxValue?.toFixed() ?? null,
        })),
      })),
      programmeCode: programme.code,
      assignments: assignments.map(({ orgUnitId, validFrom, validTo }) => ({
        orgUnitId,
        validFrom: day(validFrom),
        validTo: day(validTo),
      })),
    })),
    indicators: indicators.map(({ programme, definitions, ...row }) => ({
      ...row,
      programmeCode: programme.code,
      factor: row.factor.toFixed(),
      definedFrom: day(row.definedFrom),
      definitions: definitions.map((definition) => ({
        ...definition,
        validFrom: day(definition.validFrom),
        validTo: definition.validTo.toISOString().slice(0, 10),
        factor: definition.factor.toFixed(),
      })),
    })),
    combos,
    rules,
    constants: constants.map((row) => ({ ...row, value: row.value.toFixed() })),
    groups: groups.map(({ members, ...row }) => ({
      ...row,
      orgUnitIds: members.map(({ orgUnitId }) => orgUnitId),
    })),
    holidays: holidays.map((row) => row.day.toISOString().slice(0, 10)),
    targets: targets.map((row) => ({
      ...row,
      // The check of the data files lets no other word in.
      comparator: row.comparator as CatalogueTarget['comparator'],
      low: row.low?.toFixed() ?? null,
      high: row.high?.toFixed() ?? null,
    })),
  })
}

function isValidOnly(dhis2: unknown): boolean {
  return typeof dhis2 === 'object' && dhis2 !== null && 'validCompleteOnly' in dhis2
    ? dhis2.validCompleteOnly === true
    : false
}
