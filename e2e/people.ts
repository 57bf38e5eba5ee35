import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { roles } from '@/lib/access/viewer'

export const testPassword = 'mot-mat-khau-du-dai'

/** Makes one person of each role with a grant on the unit, by the command line beside the running server. */
export async function createPeople(orgUnit: string): Promise<void> {
  const dataDir = join(process.env.E2E_DATA ?? '', 'default')
  for (const role of roles) {
    const words = ['user', 'create', '--email', emailOf(role), '--role', role, '--org-unit', orgUnit]
    await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'scripts/cli.ts', ...words, '--password', testPassword],
      { env: { ...process.env, DATA_DIR: dataDir } },
    )
  }
}

export function emailOf(role: string): string {
  return `access-${role}@test.invalid`
}
