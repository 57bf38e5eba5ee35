/** What Next hands a page of its address's query. */
export type Search = Promise<Record<string, string | string[] | undefined>>

/** The query as the browser sent it: repeated words stay repeated. */
export async function searchWords(search: Search): Promise<URLSearchParams> {
  const words = new URLSearchParams()
  for (const [name, value] of Object.entries(await search)) {
    for (const one of [value ?? []].flat()) words.append(name, one)
  }
  return words
}
