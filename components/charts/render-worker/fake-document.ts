import { Window } from 'happy-dom'
import { textWidth } from '../text-width'

const measuringSpan = 'recharts_measurement_span'

/**
 * A document without a browser. Recharts draws nothing with `react-dom/server`; into this one it draws the
 * whole picture at once. Must run before `react-dom/client` and Recharts are loaded.
 */
export function installFakeDocument(): Document {
  const window = new Window({ url: 'http://localhost/' })
  const prototype = window.HTMLElement.prototype
  const measure = prototype.getBoundingClientRect
  // Recharts measures words in a hidden span: answered from the font's own widths.
  prototype.getBoundingClientRect = function answer(this: typeof prototype) {
    if (this.id !== measuringSpan) return measure.call(this)
    const size = Number.parseFloat(this.style.fontSize) || 16
    return new window.DOMRect(0, 0, textWidth(this.textContent ?? '', size), size * 1.26)
  }
  const globals: Record<string, unknown> = {
    window,
    document: window.document,
    navigator: window.navigator,
    HTMLElement: window.HTMLElement,
    Element: window.Element,
    SVGElement: window.SVGElement,
    Node: window.Node,
    getComputedStyle: window.getComputedStyle.bind(window),
    requestAnimationFrame: window.requestAnimationFrame.bind(window),
    cancelAnimationFrame: window.cancelAnimationFrame.bind(window),
    ResizeObserver: window.ResizeObserver,
    MutationObserver: window.MutationObserver,
  }
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  }
  return window.document as unknown as Document
}
