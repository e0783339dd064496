import { createRoot, type Root } from "react-dom/client"
import { catalogues } from "@messages/index"
import type { StudioData } from "@/components/proofs/studio/studio-data"
import { aProof } from "@/components/__tests__/support/studio"
import { Studio } from "../../proof/studio"
import { installStreams, streams } from "./streams"

interface Answer {
  status: number
  body?: unknown
}

/** Null: there is no line. */
type Portal = (path: string, init: RequestInit) => Answer | null

export const NOT_MODIFIED: Answer = { status: 304 }

const SIZE = { width: 900, height: 700 }
/** The tools fit in one row. */
const TOOLS_HEIGHT = 48

/** What jsdom lacks: layout, captured pointers and modal dialogs. */
export function prepareDom(): void {
  installStreams()
  Object.assign(globalThis, {
    // Sizes never change here.
    ResizeObserver: class {
      observe = () => undefined
      disconnect = () => undefined
      unobserve = () => undefined
    },
  })
  Object.defineProperties(HTMLElement.prototype, {
    clientWidth: { configurable: true, get: () => SIZE.width },
    clientHeight: {
      configurable: true,
      get(this: HTMLElement) {
        return this.classList.contains("tools") ? TOOLS_HEIGHT : SIZE.height
      },
    },
  })
  // axe looks for icons in fonts by drawing them; here is nothing to draw on.
  Object.assign(HTMLCanvasElement.prototype, { getContext: () => null })
  Object.assign(Element.prototype, { setPointerCapture: () => undefined, scrollIntoView: () => undefined })
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true
    },
    close(this: HTMLDialogElement) {
      this.open = false
      this.dispatchEvent(new Event("close"))
    },
  })
}

let root: Root | null = null

/** Requests that the page has sent, oldest first. */
export const sent: { path: string; body: string }[] = []

/** What jsdom has no class for: only what the studio reads of an answer. */
const responseOf = ({ status, body }: Answer) => ({
  status,
  ok: status < 300,
  headers: { get: () => (body === undefined ? null : "application/json") },
  text: () => Promise.resolve(JSON.stringify(body) ?? ""),
  json: () => Promise.resolve(body),
})

export function openStudio(portal: Portal = () => NOT_MODIFIED, changes: Partial<StudioData> = {}): void {
  sent.length = 0
  streams.length = 0
  Object.defineProperty(window, "fetch", {
    configurable: true,
    value: (path: string, init: RequestInit = {}) => {
      if (!path.endsWith("/changes")) sent.push({ path, body: String(init.body ?? "") })
      const answer = portal(path, init)
      return answer ? Promise.resolve(responseOf(answer)) : Promise.reject(new TypeError("Failed to fetch"))
    },
  })
  document.body.innerHTML = '<div id="place"></div>'
  document.documentElement.lang = "en"
  const place = document.getElementById("place")
  if (!place) throw new Error("The place of the studio is gone")
  root = createRoot(place)
  const data: StudioData = {
    proof: aProof,
    formToken: "token",
    state: null,
    words: { catalogues, locales: ["en-US"], timeZone: "America/New_York" },
    differenceScript: "/assets/proof-difference.js",
    ...changes,
  }
  root.render(<Studio {...data} />)
}

export function closeStudio(): void {
  root?.unmount()
  root = null
}
