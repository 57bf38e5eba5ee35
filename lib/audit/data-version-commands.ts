import type { Tx } from '@/lib/db'

/**
 * Moves the data version inside the caller's transaction. Call it whenever a submitted or approved figure,
 * metadata, a target, a unit or a suppression setting changes; `catalogue` when metadata or units did.
 */
export async function bumpDataVersion(
  tx: Tx,
  { catalogue = false }: { catalogue?: boolean } = {},
): Promise<void> {
  await tx.dataVersion.update({
    where: { id: 1 },
    data: {
      version: { increment: 1 },
      updatedAt: new Date(),
      ...(catalogue ? { catalogueVersion: { increment: 1 } } : {}),
    },
  })
}
