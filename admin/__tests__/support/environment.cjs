const { TestEnvironment } = require("jest-environment-jsdom")

const nothing = () => undefined

/** Measures nothing: jsdom lays nothing out. */
class IdleObserver {
  observe = nothing
  unobserve = nothing
  disconnect = nothing
}

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
    Object.assign(this.global.Element.prototype, {
      hasPointerCapture: () => false,
      releasePointerCapture: nothing,
      scroll: nothing,
      scrollIntoView: nothing,
    })
  }
}
