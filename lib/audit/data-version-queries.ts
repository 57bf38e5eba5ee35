import { db } from '@/lib/db'

export type DataVersionNumbers = { version: bigint; catalogueVersion: bigint; updatedAt: Date }

/** The state of the figures a read is made from: part of every cache key and printed in every file. */
export async function getDataVersion(): Promise<DataVersionNumbers> {
  const { version, catalogueVersion, updatedAt } = await db.dataVersion.findUniqueOrThrow({
    where: { id: 1 },
  })
  return { version, catalogueVersion, updatedAt }
}
