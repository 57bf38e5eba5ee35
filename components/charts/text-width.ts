import { lineHeight } from './tokens'

/**
 * Widths of Source Sans 3 glyphs in thousandths of the text size, by width: `[regular, semibold]`.
 * A letter with Vietnamese marks is as wide as its base letter, so the base letters are enough.
 */
const regular: Record<number, string> = {
  200: ' ',
  241: '|',
  246: 'i',
  247: 'j',
  249: "',.:;·‘’",
  255: 'l',
  263: 'I',
  289: '!',
  292: 'f',
  303: '()[]{}',
  304: '•',
  311: '-',
  331: '°',
  338: 't',
  347: 'r',
  350: '/\\',
  367: '²³',
  418: '*',
  419: 's',
  425: '?z',
  426: '"“”',
  429: '«»',
  446: 'x',
  456: 'c',
  467: 'vy',
  476: 'Y',
  479: 'J',
  480: '–',
  486: 'L',
  494: 'F',
  495: 'k',
  496: 'e',
  497: '#$+0123456789<=>^~≥≤≠±×÷₫−',
  500: '_',
  504: 'ag',
  513: 'X',
  515: 'V',
  527: 'E',
  534: 'S',
  536: 'T',
  539: 'Z',
  542: '`oơ',
  543: 'A',
  544: 'huư',
  547: 'n',
  553: 'b',
  555: 'dpq',
  562: 'đ',
  566: 'P',
  569: 'R',
  571: 'C',
  579: 'K',
  588: 'B',
  609: '&',
  615: 'D',
  617: 'G',
  619: '→',
  635: 'Đ',
  645: 'U',
  647: 'N',
  652: 'H',
  659: 'Ư',
  664: 'OQƠ',
  719: 'w',
  727: 'M',
  786: 'W',
  800: '—',
  808: '½',
  824: '%',
  829: 'm',
  847: '@',
  948: '…',
  1194: '‰',
}
const semibold: Record<number, string> = {
  200: ' ',
  255: '|',
  262: 'i',
  263: 'j',
  271: 'l',
  275: "',.:;·‘’",
  282: 'I',
  315: '!',
  317: 'f',
  322: '-',
  324: '()[]{}',
  325: '•',
  344: '/\\',
  348: '°',
  361: 't',
  372: '²³',
  373: 'r',
  431: 's',
  438: '*',
  443: 'z',
  444: '?',
  455: '«»',
  462: 'c',
  480: '–',
  481: 'x',
  482: '"“”',
  494: 'J',
  495: 'vy',
  500: '_',
  501: 'Y',
  502: 'L',
  507: 'e',
  510: 'F',
  513: '#$+0123456789<=>^~≥≤≠±×÷₫−',
  516: 'a',
  520: 'g',
  522: 'k',
  536: 'V',
  538: 'E',
  540: 'Z',
  541: 'X',
  545: 'S',
  546: 'T',
  549: '`oơ',
  556: 'uư',
  558: 'Ah',
  560: 'n',
  563: 'b',
  564: 'dpqđ',
  576: 'C',
  582: 'P',
  592: 'R',
  597: 'BK',
  618: '→',
  625: 'D',
  628: 'G',
  639: '&',
  645: 'Đ',
  655: 'U',
  657: 'N',
  663: 'H',
  671: 'Ư',
  674: 'OQƠ',
  745: 'M',
  748: 'w',
  800: 'W—',
  827: '½',
  841: '%',
  843: 'm',
  875: '@',
  964: '…',
  1222: '‰',
}
/** Wider than nearly every glyph of the face, so an unknown sign never clips. */
const unknownWidth = 850

export type Weight = 400 | 600

function toTable(groups: Record<number, string>): Map<string, number> {
  const table = new Map<string, number>()
  for (const [width, characters] of Object.entries(groups)) {
    for (const character of characters) table.set(character, Number(width))
  }
  return table
}
const tables: Record<Weight, Map<string, number>> = {
  400: toTable(regular),
  600: toTable(semibold),
}

/** Width of one line of text in px, kerning left out (it only narrows). */
export function textWidth(text: string, size: number, weight: Weight = 400): number {
  const table = tables[weight]
  let sum = 0
  for (const character of text.normalize('NFC')) {
    const known = table.get(character) ?? table.get(baseOf(character))
    sum += known ?? unknownWidth
  }
  return (sum * size) / 1000
}

/** `ậ` → `a`, but `ự` → `ư`; the no-break space counts as a space. */
function baseOf(character: string): string {
  if (/\s/.test(character)) return ' '
  const [base = '', ...marks] = character.normalize('NFD')
  const horned = marks.includes('\u031b') ? `${base}\u031b`.normalize('NFC') : base
  return horned
}

/** Breaks text into lines no wider than `width`; a word too long for a line is cut between letters. */
export function wrapText(text: string, width: number, size: number, weight: Weight = 400): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text
    .normalize('NFC')
    .split(/[ \t\r\n]+/)
    .filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (textWidth(longer, size, weight) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = ''
    for (const character of word) {
      if (line !== '' && textWidth(line + character, size, weight) > width) {
        lines.push(line)
        line = ''
      }
      line += character
    }
  }
  if (line !== '') lines.push(line)
  return lines
}

/** Height of that many lines. */
export function textHeight(lines: number, size: number): number {
  return Math.ceil(lines * size * lineHeight)
}
