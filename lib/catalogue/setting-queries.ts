import { db } from '@/lib/db'

/** True when this database holds demonstration data: every screen then says so. */
export async function holdsDemonstration(): Promise<boolean> {
  return (await db.setting.findUnique({ where: { key: 'demonstration' } })) !== null
}
