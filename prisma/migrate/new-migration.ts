import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createSchemaEngine } from './engine'
import { migrationsFolder, readLastSchema } from './folder'
import { withScratchDatabase } from './scratch'

const name = process.argv[2]
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Usage: npm run migration:new NAME   (a-z, 0-9 and _)')
  process.exit(2)
}

const schema = await readFile(join(import.meta.dirname, '..', 'schema.prisma'), 'utf8')
const previous = await readLastSchema()
const datamodel = (content: string) => ({
  tag: 'schemaDatamodel' as const,
  files: [{ path: 'schema.prisma', content }],
})
// The engine asks a server for its version even when it only compares files.
const { stdout } = await withScratchDatabase(async (url) => {
  const { engine, close } = await createSchemaEngine(url, [['schema.prisma', schema]])
  const answer = await engine.diff({
    from: previous === null ? { tag: 'empty' } : datamodel(previous),
    to: datamodel(schema),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  await close()
  return answer
})
const sql = stdout?.trim() ?? ''
if (sql === '' || /^-- This is an empty migration/.test(sql)) {
  console.log('prisma/schema.prisma equals the schema of the last migration: nothing to write.')
  process.exit(0)
}

const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
const folder = join(migrationsFolder, `${stamp}_${name}`)
await mkdir(folder, { recursive: true })
await writeFile(join(folder, 'migration.sql'), `${sql}\n`)
await writeFile(join(folder, 'schema.prisma'), schema)
console.log(`Wrote prisma/migrations/${stamp}_${name}/migration.sql: read it before you commit it.`)
