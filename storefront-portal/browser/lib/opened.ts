import type { Gestures } from "./gestures"

const NEEDED_MS = 2_000
const LOOK_EVERY_MS = 500

const isVisible = () => document.visibilityState === "visible"

/** Tells the shop once that a person had the page before them: in view for 2 s, with a gesture of their own. */
export function reportOpened(url: string, gestures: Gestures): void {
  let visible = 0
  let since = isVisible() ? performance.now() : null
  const look = () => {
    const now = performance.now()
    if (since !== null) visible += now - since
    since = isVisible() ? now : null
    if (visible < NEEDED_MS || !gestures.first) return
    clearInterval(timer)
    document.removeEventListener("visibilitychange", look)
    const body = JSON.stringify({ visible_ms: Math.round(visible), gesture: gestures.first })
    // A view that cannot be reported is not worth a word to the client.
    fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body, keepalive: true }).catch(
      () => undefined,
    )
  }
  const timer = setInterval(look, LOOK_EVERY_MS)
  document.addEventListener("visibilitychange", look)
}
