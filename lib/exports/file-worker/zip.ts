import { type Zippable, zipSync } from 'fflate'
import type { FilePart } from '../file-job'

const packed = /\.(png|xlsx|ods|pdf)$/

/** Names are UTF-8; what is packed already is only stored. */
export function writeZip(parts: readonly FilePart[]): Uint8Array {
  const zip: Zippable = {}
  for (const { name, bytes } of parts) zip[name] = [bytes, { level: packed.test(name) ? 0 : 6 }]
  return zipSync(zip)
}
