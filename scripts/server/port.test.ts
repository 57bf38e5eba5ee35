import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { claimPort } from './port'

test('a port that is taken is named, in both languages, with a way out', async () => {
  const other = createServer()
  onTestFinished(() => void other.close())
  const port = await claimPort('127.0.0.1', 0)
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
  await expect(claimPort('127.0.0.1', port)).rejects.toThrow(
    new RegExp(`Cổng ${port} .*PORT=${port + 1} npm start\\nPort ${port} .*in use`),
  )
})
