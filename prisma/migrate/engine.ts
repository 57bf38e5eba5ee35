import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { SchemaEngine, __wbg_set_wasm } from '@prisma/schema-engine-wasm/schema_engine_bg'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'

let instantiated: Promise<void> | undefined

/** Prisma's CLI would download a binary; the same engine as WebAssembly comes with the packages. */
async function instantiate(): Promise<void> {
  const require = createRequire(import.meta.url)
  const file = require.resolve('@prisma/schema-engine-wasm').replace('schema_engine.js', 'schema_engine_bg.wasm')
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  })
  __wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
}

/** Sends a whole script at once: PrismaPg splits it at every semicolon, also those inside a function's body. */
class WholeScriptPrismaPg extends PrismaPg {
  override async connect() {
    const adapter = await super.connect()
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script)
    }
    return adapter
  }
}

/** Prisma's schema engine bound to the database at `url`, which it connects to at once. */
export async function createSchemaEngine(url: string, datamodels?: [string, string][]): Promise<SchemaEngine> {
  instantiated ??= instantiate()
  await instantiated
  const factory = new WholeScriptPrismaPg({ connectionString: url, max: 1, allowExitOnIdle: true })
  return SchemaEngine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(factory))
}
