import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import { __wbg_set_wasm, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'

let instantiated: Promise<void> | undefined

/** Prisma's CLI would download a binary; the same engine as WebAssembly comes with the packages. */
async function instantiate(): Promise<void> {
  const require = createRequire(import.meta.url)
  const file = require
    .resolve('@prisma/schema-engine-wasm')
    .replace('schema_engine.js', 'schema_engine_bg.wasm')
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  })
  __wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
}

/**
 * Goes with every script in its own transaction: after a crash an unfinished row with one step was applied whole,
 * one with none not at all.
 */
const markDone =
  'UPDATE _prisma_migrations SET applied_steps_count = 1 WHERE finished_at IS NULL AND rolled_back_at IS NULL'

/** Sends a whole script at once: PrismaPg splits it at every semicolon, also those inside a function's body. */
class WholeScriptPrismaPg extends PrismaPg {
  readonly opened: { dispose(): Promise<void> }[] = []
  scriptError: unknown

  override async connect() {
    const adapter = await super.connect()
    this.opened.push(adapter)
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(`${script}\n;${markDone}`)
      } catch (error) {
        this.scriptError = error
        throw error
      }
    }
    return adapter
  }
}

export type BoundEngine = {
  engine: SchemaEngine
  /** What the database answered to the script that failed: the engine only passes on a number. */
  scriptError: () => unknown
  close: () => Promise<void>
}

/** Prisma's schema engine bound to the database at `url`, which it connects to at once. Close it after use. */
export async function createSchemaEngine(url: string, datamodels?: [string, string][]): Promise<BoundEngine> {
  instantiated ??= instantiate()
  await instantiated
  const factory = new WholeScriptPrismaPg({ connectionString: url, max: 1 })
  const engine = await SchemaEngine.new(
    { datamodels },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  )
  return {
    engine,
    scriptError: () => factory.scriptError,
    async close() {
      engine.free()
      await Promise.all(factory.opened.map((adapter) => adapter.dispose()))
    },
  }
}
