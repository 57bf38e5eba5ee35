/** `/charts/CODE?…` → `/charts/CODE/download?…&format=png`: the same query, as a file. */
export function downloadHref(href: string, format: string): string {
  const [path = '', query = ''] = href.split('?')
  return `${path}/download?${query === '' ? '' : `${query}&`}format=${format}`
}
