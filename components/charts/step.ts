/** Which reading a key leads to: the next, the one before, the ends, none; nothing for other keys. */
export function stepTo(key: string, active: number | null, count: number): number | null | undefined {
  const step: Record<string, number | null> = {
    ArrowRight: Math.min((active ?? -1) + 1, count - 1),
    ArrowDown: Math.min((active ?? -1) + 1, count - 1),
    ArrowLeft: Math.max((active ?? count) - 1, 0),
    ArrowUp: Math.max((active ?? count) - 1, 0),
    Home: 0,
    End: count - 1,
    Escape: null,
  }
  return step[key]
}
