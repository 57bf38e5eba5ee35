// What a component drags into the browser: followed over every step, types left out (they vanish).
const { options } = require('./.dependency-cruiser.cjs')

module.exports = {
  forbidden: [
    {
      name: 'no-server-code-in-browser',
      comment: 'A component may not reach the database, the environment or the log.',
      severity: 'error',
      from: { path: '^components/', pathNot: '\\.test\\.tsx?$|^components/charts/render-worker/' },
      to: { path: '^lib/(db|env|log|auth)\\.ts$', reachable: true },
    },
  ],
  options: {
    ...options,
    tsPreCompilationDeps: false,
    cache: { folder: 'node_modules/.cache/dependency-cruiser/browser', strategy: 'content' },
  },
}
