/** Text for XML content and attributes: NFC, and without the characters that XML forbids. */
export function escapeXml(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n'
