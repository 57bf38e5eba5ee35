// Who may import whom (docs: CONTRIBUTING.md). In `lib`, a module imports only modules named before it.

/** Earlier may not import later. Files of one entry may import each other. */
const order = [
  ['env', 'result', 'format', 'log', 'uid', 'data-file', 'zip', 'generated'],
  ['db'],
  ['bulk-write'],
  ['periods'],
  ['access', 'audit'],
  ['org-units'],
  ['catalogue'],
  ['values', 'indicators'],
  ['submissions'],
  ['activities'],
  ['registers'],
  ['imports'],
  ['dashboards'],
  ['exports'],
  ['reports'],
]

const at = (names) => `^lib/(${names.join('|')})(/|\\.ts$)`
const tests = '\\.test\\.tsx?$|^lib/testing/'

const moduleOrder = order.slice(0, -1).map((names, level) => ({
  name: `lib-order-${names[0]}`,
  comment: `lib/{${names.join(', ')}} come before what they would import here.`,
  severity: 'error',
  from: { path: at(names), pathNot: tests },
  to: { path: at(order.slice(level + 1).flat()) },
}))

// Reads and writes: the only files that hold a connection.
const readsAndWrites =
  '(^|[/-])(queries|commands)\\.ts$|^lib/audit/record\\.ts$|^lib/db\\.ts$|^lib/bulk-write\\.ts$'

module.exports = {
  forbidden: [
    ...moduleOrder,
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-imports-upward',
      comment:
        'lib and components are told what to do by app, scripts and prisma, never the other way round.',
      severity: 'error',
      from: { path: '^(lib|components)/', pathNot: tests },
      to: { path: '^(app|scripts|prisma|e2e|bench)/' },
    },
    {
      name: 'lib-has-no-pictures',
      comment: 'lib/exports only sends messages to the picture worker.',
      severity: 'error',
      from: { path: '^lib/', pathNot: tests },
      to: { path: '^components/' },
    },
    {
      name: 'lib-is-no-web-page',
      comment: 'Only lib/auth.ts knows Next.js and React.',
      severity: 'error',
      from: { path: '^lib/', pathNot: '^lib/auth\\.ts$' },
      to: { path: '^node_modules/(next|next-auth|next-intl|react|react-dom)/' },
    },
    {
      name: 'auth-is-for-app',
      comment: 'Rules and commands take a viewer; only pages and routes ask who it is.',
      severity: 'error',
      from: { path: '^(lib|components)/', pathNot: '^lib/auth\\.ts$|\\.test\\.tsx?$' },
      to: { path: '^lib/auth\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'few-hold-the-database',
      comment: 'Only queries, commands and audit/record import lib/db.',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: `${readsAndWrites}|${tests}` },
      to: { path: '^lib/db\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'components-never-fetch',
      comment: 'Components are told what to show.',
      severity: 'error',
      from: { path: '^components/', pathNot: tests },
      to: { path: readsAndWrites, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-tests-in-product',
      severity: 'error',
      from: { path: '^(app|components|lib|prisma|scripts)/', pathNot: tests },
      to: { path: '\\.test\\.tsx?$|^lib/testing/|^e2e/' },
    },
    {
      name: 'not-resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|^lib/generated' },
    exclude: { path: '^(\\.next|dist)/' },
    tsPreCompilationDeps: 'specify',
    cache: { folder: 'node_modules/.cache/dependency-cruiser/all', strategy: 'content' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
