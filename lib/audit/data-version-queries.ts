import { db } from '@/lib/db'

export type DataVersionNumbers = { version: bigint; catalogueVersion: bigint; updatedAt: Date }

let asked: Promise<DataVersionNumbers> | undefined

/**
 * The state of the figures a read is made from: part of every cache key and printed in every file. Those who ask in one
 * turn share the answer: it is asked for only after all of them, so nobody gets one older than their question.
 */
export async function getDataVersion(): Promise<DataVersionNumbers> {
  asked ??= new Promise((resolve) => setImmediate(resolve)).then(() => {
    asked = undefined
    return readDataVersion()
  })
  return asked
}

async function readDataVersion(): Promise<DataVersionNumbers> {
  const { version, catalogueVersion, updatedAt } = await db.dataVersion.findUniqueOrThrow({
    where: { id: 1 },
  })
  return { version, catalogueVersion, updatedAt }
}
