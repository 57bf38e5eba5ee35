/** What `chart` says of files that show no single indicator. */
export const reportingFiles = 'reporting'
export const boardFiles = 'board'

/** The page a file was taken from, as its download was written down. */
export function toPageAddress(chart: string, query: Readonly<Record<string, string>>): string {
  const { board = '', ...rest } = query
  if (chart === boardFiles) return `/boards/${encodeURIComponent(board)}`
  const page = chart === reportingFiles ? '/reporting' : `/charts/${encodeURIComponent(chart)}`
  return `${page}?${new URLSearchParams(rest)}`
}
