import { createServer } from 'node:net'

export class PortInUseError extends Error {
  override name = 'PortInUseError'
}

/** The port to serve on, free right now; 0 asks for any. A server that just ended gets three seconds to let go. */
export async function claimPort(host: string, port: number): Promise<number> {
  const deadline = Date.now() + 3_000
  for (;;) {
    try {
      return await tryPort(host, port)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
      if (Date.now() > deadline) {
        throw new PortInUseError(
          `Cổng ${port} trên ${host} đang được chương trình khác sử dụng. Dừng chương trình đó, hoặc chọn cổng khác: PORT=${port + 1} npm start\n` +
            `Port ${port} on ${host} is in use by another program. Stop it, or choose another: PORT=${port + 1} npm start`,
        )
      }
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

function tryPort(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}
