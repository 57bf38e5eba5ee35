import { type BrowserContext, expect, type Page, type Response } from '@playwright/test'

type Sent = { cells: { dataElement: string; breakdown: string; value: string | number | null }[] }
type Answer = { cells: { cell: string; state: string }[] }

/** What the server said it kept: every such figure has to be there afterwards, whatever happened meanwhile. */
export class Acknowledged {
  /** The last figure acknowledged of each cell, as a machine writes it; null: emptied. */
  readonly cells = new Map<string, string | null>()
  /** Acknowledgements in all. */
  count = 0
  private readonly reading: Promise<void>[] = []

  /** Listens to everything these browsers send from now on. */
  watch(...contexts: BrowserContext[]): this {
    for (const context of contexts)
      context.on('response', (response) => this.reading.push(this.note(response)))
    return this
  }

  private async note(response: Response): Promise<void> {
    const request = response.request()
    if (request.method() !== 'POST' || !/\/api\/v1\/submissions\/.+\/values$/.test(response.url())) return
    if (response.status() !== 200) return
    // The server may be struck down while its answer is on the way: then nothing was acknowledged.
    const answer = (await response.json().catch(() => null)) as Answer | null
    const sent = request.postDataJSON() as Sent
    for (const { cell, state } of answer?.cells ?? []) {
      const one = sent.cells.find(({ dataElement, breakdown }) => `${dataElement}|${breakdown}` === cell)
      if (state !== 'saved' || !one) continue
      this.cells.set(cell, one.value === null ? null : String(one.value))
      this.count += 1
    }
  }

  /** Compares each with what a freshly loaded form shows; the page must be on the form. */
  async expectAllKept(page: Page): Promise<void> {
    await Promise.all(this.reading)
    await page.reload()
    const shown = await page
      .locator('input[id^="cell:"]')
      .evaluateAll((inputs) =>
        inputs.map((input) => [input.id.slice('cell:'.length), (input as HTMLInputElement).value] as const),
      )
    const byCell = new Map(shown)
    const lost = [...this.cells].filter(
      ([cell, value]) => toMachine(byCell.get(cell) ?? '') !== (value === null ? '' : value),
    )
    expect(lost, `acknowledged ${this.count} figures of ${this.cells.size} cells; lost`).toEqual([])
  }
}

/** `1.234,5` as a machine writes it. */
function toMachine(text: string): string {
  return text.replaceAll('.', '').replace(',', '.')
}
