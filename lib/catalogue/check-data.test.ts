import { describe, expect, test } from 'vitest'
import type { DataFileError } from '@/lib/data-file'
import { readCatalogueData, readDataFiles } from './read-data'

type Change = [path: string, from: string | RegExp, to: string]

/** What loading complains of after the changes: `file:line column message`. */
function complaints(...changes: Change[]): string[] {
  const files = readDataFiles()
  for (const [path, from, to] of changes) {
    const before = files.get(path) ?? ''
    const after = before.replace(from, to)
    if (after === before) throw new Error(`${path} has no ${from}`)
    files.set(path, after)
  }
  try {
    readCatalogueData(files)
  } catch (error) {
    return (error as DataFileError).problems.map(
      (one) => `${one.file}:${one.line} ${one.column} ${one.message}`,
    )
  }
  return []
}

/** The line of a row in a file as it is, counted as people count. */
function lineOf(path: string, start: string): number {
  const lines = (readDataFiles().get(path) ?? '').split('\n')
  return lines.findIndex((line) => line.startsWith(start)) + 1
}

const definitions = 'indicator-definitions.csv'
const addDefinitions = (rows: string): Change => [definitions, /$/, rows]

const rows: [
  name: string,
  changes: Change[],
  file: string,
  start: string,
  column: string,
  message: string,
][] = [
  [
    'a formula with an unknown option',
    [['indicators.csv', '#{VST-4}', '#{VST-4:sex=woman}']],
    'indicators.csv',
    'VST-4,',
    'numerator',
    '"sex=woman" is no option of categories.csv',
  ],
  [
    'a formula with an unknown element, named although it has a part',
    [['indicators.csv', '#{D8-F.1},Kinh', '#{D8-F.8:sex=female},Kinh']],
    'indicators.csv',
    'D8-F.3,',
    'denominator',
    '"D8-F.8" is not in data-elements.csv; add it there or correct the formula',
  ],
  [
    'a ratio without its denominator',
    [['indicators.csv', ',#{BL-2.d},', ',,']],
    'indicators.csv',
    'BL-2,',
    'denominator',
    'is empty; a ratio is written as two formulas',
  ],
  [
    'a count that isn’t the data element of its code',
    [['indicators.csv', ',#{REP-8},', ',#{VST-2},']],
    'indicators.csv',
    'REP-8,',
    'numerator',
    'is not #{REP-8}: a count is the data element of its own code',
  ],
  [
    'a count whose element is away',
    [['data-elements.csv', /^APH-4,.*\n/m, '']],
    'indicators.csv',
    'APH-4,',
    'numerator',
    '"APH-4" is not in data-elements.csv; add it there or correct the formula',
  ],
  [
    'a count of another kind than its element',
    [['data-elements.csv', /^(HOI-1,.*),flow,sum,/m, '$1,stock,last,']],
    'indicators.csv',
    'HOI-1,',
    'kind',
    'is "flow", its data element is "stock"; make them the same',
  ],
  [
    'a count in another unit than its element',
    [['data-elements.csv', /^(HOI-2,.*),mô hình,/m, '$1,tổ,']],
    'indicators.csv',
    'HOI-2,',
    'unit_vi',
    'is "mô hình", its data element has "tổ"; make them the same',
  ],
  [
    'a label with a formula',
    [['indicators.csv', /^(DA-1553,.*?,label),,/m, '$1,#{HOI-1},']],
    'indicators.csv',
    'DA-1553,',
    'numerator',
    'is filled; a label has no figures, leave it empty',
  ],
  [
    'a row without a unit that isn’t called a label',
    [['indicators.csv', /^(BL-1,.*?),%,%,/m, '$1,,,']],
    'indicators.csv',
    'BL-1,',
    'unit_vi',
    'is empty; a row without a unit is a label',
  ],
  [
    'persons and attendances in one sum',
    [['indicators.csv', '#{D8-3.1b.n}', '#{D8-3.1d} + #{D8-3.1a}']],
    'indicators.csv',
    'D8-3.1b,',
    'numerator',
    'adds "người" and "lượt người": different units never add',
  ],
  [
    'a percentage that isn’t of a hundred',
    [['indicators.csv', /^(TT-1,.*?),100,up/m, '$1,1000,up']],
    'indicators.csv',
    'TT-1,',
    'factor',
    'is not 100 while the unit is %; correct one of them',
  ],
  [
    'a sensitive indicator on a part that isn’t',
    [['data-elements.csv', /^(BL-2\.n,.*),yes,thukyluat/m, '$1,no,thukyluat']],
    'indicators.csv',
    'BL-2,',
    'sensitive',
    'is yes, but "BL-2.n" is not; small counts would be shown',
  ],
  [
    'a stock added over time',
    [['data-elements.csv', /^(APH-1,.*),last,/m, '$1,sum,']],
    'data-elements.csv',
    'APH-1,',
    'time',
    'is sum; a stock is not added over time',
  ],
  [
    'a flow of which only the last part counts',
    [['data-elements.csv', /^(VST-2,.*),sum,sum,sum,/m, '$1,last,sum,sum,']],
    'data-elements.csv',
    'VST-2,',
    'time',
    'is last; a flow is more than its last part',
  ],
  [
    'an element nobody uses',
    [['indicators.csv', '#{REP-5.n},#{REP-5.d}', '#{REP-6.n},#{REP-5.n}']],
    'data-elements.csv',
    'REP-5.d,',
    'code',
    '"REP-5.d" is in no indicator and no form; use it or drop it',
  ],
  [
    'a class that is no option',
    [['categories.csv', 'Tày,ethnicity=minority', 'Tày,ethnicity=tay']],
    'categories.csv',
    'ethnic-group,Dân tộc (54 dân tộc),Ethnic group (54 groups),tay',
    'class',
    '"ethnicity=tay" is no option of this file',
  ],
  [
    'a class of the same category',
    [['categories.csv', 'Tày,ethnicity=minority', 'Tày,ethnic-group=thai']],
    'categories.csv',
    'ethnic-group,Dân tộc (54 dân tộc),Ethnic group (54 groups),tay',
    'class',
    'is of the same category; a class is of a coarser one',
  ],
  [
    'a range from above to below',
    [['targets.csv', 'range,20,25,"nhiệm kỳ', 'range,25,20,"nhiệm kỳ']],
    'targets.csv',
    'REP-1,P49-2008',
    'high',
    '"20" is below the lower end 25',
  ],
  [
    'a lower bound with an upper end',
    [['targets.csv', 'T2021-2026,,>,35,,nhiệm kỳ', 'T2021-2026,,>,35,40,nhiệm kỳ']],
    'targets.csv',
    'REP-3,P49-2008',
    'high',
    'is filled; ">" has one number, in low',
  ],
  [
    'a number beside yes',
    [['targets.csv', 'NQ28-5.1,VN,statistical,2025,,yes,,', 'NQ28-5.1,VN,statistical,2025,,yes,1,']],
    'targets.csv',
    'NQ28-5.1,VN,statistical,2025',
    'low',
    'is filled; "yes" has no number',
  ],
  [
    'a target for a quarter',
    [['targets.csv', 'BL-2,VN,statistical,2025', 'BL-2,VN,statistical,2025Q4']],
    'targets.csv',
    'BL-2,',
    'period',
    'is no span of a target; write a year, phase or term',
  ],
  [
    'a target after its unit has ended',
    [['targets.csv', 'REP-4,P49-2008,statistical,T2021-2026', 'REP-4,P49-2008,statistical,2030']],
    'targets.csv',
    'REP-4,P49-2008',
    'period',
    '"2030" lies outside the days on which P49-2008 is in force',
  ],
  [
    'a target said for each year of a year',
    [['targets.csv', 'BL-1,VN,statistical,2025,,', 'BL-1,VN,statistical,2025,year,']],
    'targets.csv',
    'BL-1,',
    'each',
    'is filled; only a phase or term has years',
  ],
  [
    'a target of a label',
    [['targets.csv', 'BL-1,VN', 'DA-938,VN']],
    'targets.csv',
    'BL-1,VN',
    'indicator',
    'is a label, which has no figures',
  ],
  [
    'a target twice',
    [['targets.csv', 'NQ28-2.1,VN,statistical,2030', 'NQ28-2.1,VN,statistical,2025']],
    'targets.csv',
    'NQ28-2.1,VN,statistical,2030',
    'period',
    `"NQ28-2.1 VN 2025 >=" stands already on line ${lineOf('targets.csv', 'NQ28-2.1,VN,statistical,2025')}; keep one`,
  ],
  [
    'a holiday twice',
    [['holidays.csv', '2022-04-30,', '2022-05-01,']],
    'holidays.csv',
    '2022-05-01,',
    'day',
    `"2022-05-01" stands already on line ${lineOf('holidays.csv', '2022-04-30,')}; keep one`,
  ],
  [
    'a form column in the wrong order',
    [['forms/VST-6T.json', '"sex=female"', '"sex=female;ethnicity=minority"']],
    'forms/VST-6T.json',
    '          "element": "VST-4"',
    'VST-4',
    '"sex=female;ethnicity=minority" is written "ethnicity=minority;sex=female"',
  ],
  [
    'a form column with two options of one category',
    [['forms/VST-6T.json', '"sex=female"', '"sex=female;sex=male"']],
    'forms/VST-6T.json',
    '          "element": "VST-4"',
    'VST-4',
    '"sex=female;sex=male" has two options of one category',
  ],
  [
    'two deadlines of one level',
    [
      [
        'forms/VST-6T.json',
        '"reviewDays": 25,',
        '"reviewDays": 25,\n  "deadlines": [{"level": "commune", "dueDays": 5, "reviewDays": 9}, {"level": "commune", "dueDays": 6, "reviewDays": 9}],',
      ],
    ],
    'forms/VST-6T.json',
    '  "note"',
    'deadlines',
    '"commune" has two deadlines; keep one',
  ],
  [
    'a rule about an unknown element',
    [['validation-rules.csv', '#{D8-3.1b.d}', '#{D8-3.1b.x}']],
    'validation-rules.csv',
    'CHK-D8-3.1b,',
    'right',
    '"D8-3.1b.x" is not in data-elements.csv; add it there or correct the formula',
  ],
  [
    'a rule about an unknown option',
    [['validation-rules.csv', '#{D8-3.1b.n}', '#{D8-3.1b.n:sex=woman}']],
    'validation-rules.csv',
    'CHK-D8-3.1b,',
    'left',
    '"sex=woman" is no option of categories.csv',
  ],
]

describe('a row that can’t be right is named by file, line and column', () => {
  test.each(rows)('%s', (_name, changes, file, start, column, message) => {
    expect(complaints(...changes)).toContain(`${file}:${lineOf(file, start)} ${column} ${message}`)
  })

  test('the files as they are have nothing to complain of', () => {
    expect(complaints([definitions, /$/, '\n'])).toEqual([])
  })
})

describe('earlier definitions follow each other up to the present one', () => {
  const older = 'NQ28-1.1,,2018-12-31,#{REP-7.n},#{REP-7.d},100,,,ours\n'
  const later = 'NQ28-1.1,2019-01-01,2020-12-31,#{REP-7.n},#{REP-7.d},100,,,ours\n'
  const present = (from: string): Change => [
    'indicators.csv',
    /^(NQ28-1\.1,.*NQ 28\/NQ-CP ngày 03\/03\/2021),,,,/m,
    `$1,${from},Định nghĩa mới,New definition,`,
  ]

  test('without gap or overlap they are taken', () => {
    expect(complaints(addDefinitions(older + later), present('2021-01-01'))).toEqual([])
  })

  test.each([
    [older + later.replace('2019-01-01', '2018-12-31'), '2021-01-01', 'lies inside the definition of line 2'],
    [older + later.replace('2019-01-01', ''), '2021-01-01', 'lies inside the definition of line 2'],
    [older + later, '2021-02-01', '"2021-02-01" leaves a gap'],
    [older + later, '2020-12-31', '"2020-12-31" leaves a gap'],
    [older.replace('NQ28-1.1,,', 'NQ28-1.1,2019-05-01,'), '2019-01-01', '"2018-12-31" is before valid_from'],
    [older.replace('REP-7.n', 'REP-7.m'), '2019-01-01', '"REP-7.m" is not in data-elements.csv'],
  ])('%s then %s: %s', (file, from, message) => {
    expect(complaints(addDefinitions(file), present(from)).join('\n')).toContain(message)
  })

  test('one of no indicator is named', () => {
    expect(complaints(addDefinitions(older.replace('NQ28-1.1', 'NQ28-9.9')))).toEqual([
      `${definitions}:2 indicator "NQ28-9.9" is not in indicators.csv`,
    ])
  })

  test('what changed must be said', () => {
    const silent: Change = [
      'indicators.csv',
      /^(NQ28-1\.1,.*NQ 28\/NQ-CP ngày 03\/03\/2021),,,,/m,
      '$1,2019-01-01,,,',
    ]
    expect(complaints(addDefinitions(older), silent).join()).toContain('change_vi is empty')
  })
})
