const { TestEnvironment } = require("jest-environment-jsdom")

const nothing = () => undefined

/** Measures nothing: jsdom lays nothing out. */
class IdleObserver {
  observe = nothing
  unobserve = nothing
  disconnect = nothing
}

/** A chart asks for the size of its place, and complains where there is none. */
const CHART = { x: 0, y: 0, top: 0, left: 0, right: 600, bottom: 224, width: 600, height: 224 }

/** What browsers have and jsdom has not: fetch's own classes, and the measuring that Radix asks for. */
module.exports = class BrowserEnvironment extends TestEnvironment {
  async setup() {
    await super.setup()
    Object.assign(this.global, {
      Headers,
      ReadableStream,
      Request,
      ResizeObserver: IdleObserver,
      Response,
      TextDecoder,
      TextDecoderStream,
      TextEncoder,
      TransformStream,
      WritableStream,
      matchMedia: () => ({ matches: true, addEventListener: nothing, removeEventListener: nothing }),
      structuredClone,
    })
    Object.assign(this.global.URL, { createObjectURL: () => "blob:picture", revokeObjectURL: nothing })
    const { getBoundingClientRect } = this.global.Element.prototype
    Object.assign(this.global.Element.prototype, {
      getBoundingClientRect() {
        const isChart = this.classList.contains("recharts-responsive-container")
        return isChart ? CHART : getBoundingClientRect.call(this)
      },
      hasPointerCapture: () => false,
      releasePointerCapture: nothing,
      scroll: nothing,
      scrollIntoView: nothing,
    })
  }
}
