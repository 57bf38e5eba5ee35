import { describe, expect, test, vi } from 'vitest'
import { createAdmission } from './save-admission'

const limits = { hands: 2, line: 1, patienceMs: 1000 }

describe('admission', () => {
  test('serves so many, lets so many wait, and refuses the rest at once', async () => {
    const { enter } = createAdmission(limits)
    const first = await enter()
    await enter()
    const third = enter()
    expect(await enter()).toBeNull()
    first?.()
    expect(await third).toBeTypeOf('function')
  })

  test('who waits is served in the order of coming', async () => {
    const { enter } = createAdmission({ ...limits, hands: 1, line: 3 })
    const leave = await enter()
    const order: string[] = []
    const waiters = ['a', 'b', 'c'].map(async (name) => {
      const done = await enter()
      order.push(name)
      done?.()
    })
    leave?.()
    await Promise.all(waiters)
    expect(order).toEqual(['a', 'b', 'c'])
  })

  test('a place given back twice is one place', async () => {
    const { enter } = createAdmission({ ...limits, hands: 1, line: 0 })
    const leave = await enter()
    leave?.()
    leave?.()
    expect(await enter()).toBeTypeOf('function')
    expect(await enter()).toBeNull()
  })

  test('nobody waits longer than the patience, and who has gone takes no place', async () => {
    vi.useFakeTimers()
    try {
      const { enter } = createAdmission({ ...limits, hands: 1 })
      const leave = await enter()
      const waiter = enter()
      await vi.advanceTimersByTimeAsync(1000)
      expect(await waiter).toBeNull()
      leave?.()
      expect(await enter()).toBeTypeOf('function')
    } finally {
      vi.useRealTimers()
    }
  })

  test('says to come again a little later', async () => {
    const { enter, retryAfter } = createAdmission({ ...limits, hands: 1 })
    expect(retryAfter()).toBe(1)
    await enter()
    void enter()
    expect(retryAfter()).toBe(2)
  })
})
