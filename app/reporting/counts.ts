import { getTranslations } from 'next-intl/server'
import type { DutyCounts } from '@/lib/dashboards/reporting'
import { formatNumber, type Language } from '@/lib/format'

/** Counts in words, always with what they are out of. */
export async function countWords(language: Language) {
  const say = await getTranslations('reporting')
  const whole = (count: number) => formatNumber(count, 0, language)
  const rate = (part: number, all: number) =>
    all === 0 ? say('noRate') : `${formatNumber((part / all) * 100, 1, language)} %`
  return {
    whole,
    rate,
    /** "7 / 8" or what there is instead of a fraction. */
    received: ({ expected, received }: DutyCounts) =>
      expected === 0 ? '–' : `${whole(received)} / ${whole(expected)}`,
    /** "muộn 2 · thiếu 3", "đủ và đúng hạn", "chưa đến hạn: 3 / 16". */
    rest: ({ expected, received, onTime, ahead, aheadReceived }: DutyCounts) =>
      [
        ...(expected > 0 && onTime === expected ? [say('counts.allOnTime')] : []),
        ...(received > onTime ? [say('counts.late', { count: received - onTime })] : []),
        ...(expected > received ? [say('counts.missing', { count: expected - received })] : []),
        ...(ahead > 0 ? [say('counts.ahead', { received: aheadReceived, ahead })] : []),
      ].join(' · '),
  }
}
