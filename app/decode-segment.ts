/** A part of an address as people read it; one that can't be read stays as it came, and is then found nowhere. */
export function decodeSegment(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
