import type { PGlite } from '@electric-sql/pglite'

type Waiting = {
  handlerId: number
  message: Uint8Array
  onData: (data: Uint8Array) => void
  resolve: (bytes: number) => void
  reject: (error: Error) => void
}

const query = 'Q'.charCodeAt(0)
const sync = 'S'.charCodeAt(0)
const functionCall = 'F'.charCodeAt(0)
const terminate = 'X'.charCodeAt(0)
const startup = 0

/** After these the server answers "ready": nothing of the client is left half said. */
const endsExchange = new Set([query, sync, functionCall, terminate, startup])

/**
 * Whose turn it is at the one session behind the socket. A client keeps its turn from the first message of an exchange
 * (parse, bind, execute … sync) to the last, and on to the end of its transaction. The queue that pglite-socket brings
 * changes turns after every message: two clients' unnamed statements would then answer for each other.
 */
export class Turns {
  private readonly waiting: Waiting[] = []
  private holder: number | null = null
  private midExchange = false
  private busy = false

  /** `onBroken`: the engine itself failed (not a statement), so nothing it says from now on can be trusted. */
  constructor(
    private readonly pglite: PGlite,
    private readonly onBroken: (error: Error) => void = () => undefined,
  ) {}

  enqueue(handlerId: number, message: Uint8Array, onData: (data: Uint8Array) => void): Promise<number> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ handlerId, message, onData, resolve, reject })
      void this.work()
    })
  }

  getQueueLength(): number {
    return this.waiting.length
  }

  /** Forgets what a client that left still wanted to say. */
  clearQueueForHandler(handlerId: number): void {
    for (let index = this.waiting.length - 1; index >= 0; index--) {
      if (this.waiting[index]?.handlerId !== handlerId) continue
      const [gone] = this.waiting.splice(index, 1)
      gone?.reject(new Error('Client disconnected'))
    }
  }

  /** A client that left in the middle is rolled back, and the next one has its turn. */
  async clearTransactionIfNeeded(handlerId: number): Promise<void> {
    if (this.holder !== handlerId) return
    await this.pglite.runExclusive(async () => {
      if (this.holder !== handlerId) return
      const say = (message: Uint8Array) =>
        this.pglite.execProtocolRawStream(message, { onRawData: () => undefined })
      if (this.midExchange) await say(Uint8Array.of(sync, 0, 0, 0, 4))
      if (this.pglite.isInTransaction()) await say(simpleQuery('ROLLBACK'))
      this.holder = null
      this.midExchange = false
    })
    void this.work()
  }

  private next(): Waiting | undefined {
    const index = this.holder === null ? 0 : this.waiting.findIndex((one) => one.handlerId === this.holder)
    return index < 0 ? undefined : this.waiting.splice(index, 1)[0]
  }

  private async work(): Promise<void> {
    if (this.busy) return
    this.busy = true
    for (let one = this.next(); one; one = this.next()) await this.serve(one)
    this.busy = false
  }

  private async serve({ handlerId, message, onData, resolve, reject }: Waiting): Promise<void> {
    this.holder = handlerId
    let bytes = 0
    try {
      await this.pglite.runExclusive(async () => {
        await this.pglite.execProtocolRawStream(message, {
          onRawData: (data) => {
            bytes += data.length
            onData(data)
          },
        })
        this.midExchange = !endsExchange.has(message[0] ?? startup)
        if (!this.midExchange && !this.pglite.isInTransaction()) this.holder = null
      })
      resolve(bytes)
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error))
      reject(failure)
      this.onBroken(failure)
    }
  }
}

function simpleQuery(sql: string): Uint8Array {
  const text = Buffer.from(`${sql}\0`, 'utf8')
  const head = Buffer.alloc(5)
  head.writeUInt8(query, 0)
  head.writeInt32BE(text.length + 4, 1)
  return new Uint8Array(Buffer.concat([head, text]))
}
