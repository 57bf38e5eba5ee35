import { create } from 'qrcode'

/** The quiet zone a reader needs around the code, in modules. */
const quiet = 4

/** An address as a QR code, drawn as one path: black on white whatever the theme. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const size = modules.size + quiet * 2
  const dark = [...modules.data].flatMap((bit, index) => {
    const [x, y] = [(index % modules.size) + quiet, Math.floor(index / modules.size) + quiet]
    return bit ? [`M${x} ${y}h1v1h-1z`] : []
  })
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      className="size-[28mm] shrink-0"
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={dark.join('')} fill="#000000" />
    </svg>
  )
}
