/** Written-out numbers of the made-up announcements. */
export const numberWords: readonly (readonly [string, number])[] = [
  ['hai trăm', 200],
  ['ba trăm', 300],
  ['năm', 5],
  ['hai', 2],
  ['ba', 3],
  ['một', 1],
]
