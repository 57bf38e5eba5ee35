// Bundles what runs outside Next's bundles: the chart-to-picture worker and the writer of workbooks, PDF and archives
// (plain ESM files that Node runs in threads), and the browser's service worker.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

const nodeBundle = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  alias: { '@': root },
  define: { 'process.env.NODE_ENV': '"production"' },
  banner: {
    js: "import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);",
  },
  minify: false,
  legalComments: 'linked',
  logLevel: 'warning',
}

export async function buildWorkers(outdir = path.join(root, 'dist')) {
  const outfile = path.join(outdir, 'render-worker.mjs')
  await build({
    ...nodeBundle,
    entryPoints: [path.join(root, 'components/charts/render-worker/worker.tsx')],
    outfile,
    jsx: 'automatic',
    // Binary or large: Node loads them from node_modules.
    external: ['@resvg/resvg-js', 'happy-dom'],
  })
  await build({
    ...nodeBundle,
    entryPoints: { 'file-worker': path.join(root, 'lib/exports/file-worker/worker.ts') },
    outdir,
    outExtension: { '.js': '.mjs' },
    // Each format in a piece of its own: the first CSV of the day doesn't wait for the library that writes PDF.
    splitting: true,
    chunkNames: 'file-worker/[name]-[hash]',
    external: ['exceljs', 'pdfmake', 'harfbuzzjs'],
  })
  await buildServiceWorker(outdir)
  return outfile
}

async function buildServiceWorker(outdir) {
  const words = ['app/offline/route.ts', 'messages/vi.json', 'messages/en.json']
  const hash = createHash('sha256')
  for (const file of words) hash.update(readFileSync(path.join(root, file)))
  await build({
    entryPoints: [path.join(root, 'components/offline/worker/worker.ts')],
    outfile: path.join(outdir, 'sw.js'),
    bundle: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2020',
    define: {
      'process.env.NODE_ENV': '"production"',
      OFFLINE_PAGE_REVISION: JSON.stringify(hash.digest('hex').slice(0, 16)),
    },
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(`Built ${path.relative(process.cwd(), await buildWorkers())}`)
}
