import { quantile } from './measure'

const requests = 60
const atOnce = 4
const rounds = 3
const wanted = 0.7

/**
 * Requests a second of pages whose figures stand in the cache of this data version, beside a page of as many bytes that
 * reads none. True when the first of them (the national dashboard) keeps its budget.
 */
export async function measureThroughput(
  base: string,
  cookie: string,
  addresses: readonly string[],
): Promise<boolean> {
  const fetchPage = async (address: string) => {
    const response = await fetch(base + address, { headers: { cookie } })
    if (!response.ok) throw new Error(`${address}: ${response.status}`)
    return Buffer.byteLength(await response.text())
  }
  const perSecond = async (address: string) => {
    await fetchPage(address)
    const start = performance.now()
    let left = requests
    const worker = async () => {
      while (left-- > 0) await fetchPage(address)
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    return requests / ((performance.now() - start) / 1000)
  }
  const [none, thousand] = [await fetchPage('/bench'), await fetchPage('/bench?lines=1000')]
  console.log(`\nRequests a second, warm, ${atOnce} at once, medians of ${rounds} rounds`)
  console.log(
    '| page                                               |     kB | a second | as many bytes | ratio |',
  )
  let within = true
  for (const [index, address] of addresses.entries()) {
    const bytes = await fetchPage(address)
    const lines = Math.max(0, Math.round(((bytes - none) * 1000) / (thousand - none)))
    const own: number[] = []
    const still: number[] = []
    for (let round = 0; round < rounds; round++) {
      own.push(await perSecond(address))
      still.push(await perSecond(`/bench?lines=${lines}`))
    }
    const median = (of: number[]) =>
      quantile(
        of.sort((a, b) => a - b),
        0.5,
      )
    const ratio = median(own) / median(still)
    if (index === 0) within = ratio >= wanted
    console.log(
      `| ${address.padEnd(50)} | ${(bytes / 1000).toFixed(0).padStart(6)} | ${median(own).toFixed(1).padStart(8)} | ${median(still).toFixed(1).padStart(13)} | ${ratio.toFixed(2).padStart(5)} |`,
    )
  }
  return within
}
