// Bundles the chart-to-picture worker: a plain ESM file that Node runs in a thread, outside Next's bundles.
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

export async function buildWorkers(outdir = path.join(root, 'dist')) {
  const outfile = path.join(outdir, 'render-worker.mjs')
  await build({
    entryPoints: [path.join(root, 'components/charts/render-worker/worker.tsx')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    alias: { '@': root },
    // Binary or large: Node loads them from node_modules.
    external: ['@resvg/resvg-js', 'happy-dom'],
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: {
      js: "import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);",
    },
    minify: false,
    legalComments: 'linked',
    logLevel: 'warning',
  })
  return outfile
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(`Built ${path.relative(process.cwd(), await buildWorkers())}`)
}
