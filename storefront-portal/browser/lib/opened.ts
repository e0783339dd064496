import type { Gestures } from "./gestures"

/**
 * In view for so long, with a gesture, counts as opened. Who comes within seconds of the mail may be a mail filter for its first
 * minute, and is not counted: so the view is reported again after it, and counts then if it did not before.
 */
const REPORTED_MS = [2_000, 75_000] as const
const LOOK_EVERY_MS = 500

const isVisible = () => document.visibilityState === "visible"

/** Tells the shop that a person had the page before them: in view for some time, with a gesture of their own. */
export function reportOpened(url: string, gestures: Gestures): void {
  let visible = 0
  let since = isVisible() ? performance.now() : null
  let reports = 0
  const look = () => {
    const now = performance.now()
    if (since !== null) visible += now - since
    since = isVisible() ? now : null
    const needed = REPORTED_MS[reports]
    if (needed === undefined || visible < needed || !gestures.first) return
    const body = JSON.stringify({ visible_ms: Math.round(visible), gesture: gestures.first, again: reports > 0 })
    reports += 1
    // A view that cannot be reported is not worth a word to the client.
    fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body, keepalive: true }).catch(
      () => undefined,
    )
    if (reports < REPORTED_MS.length) return
    clearInterval(timer)
    document.removeEventListener("visibilitychange", look)
  }
  const timer = setInterval(look, LOOK_EVERY_MS)
  document.addEventListener("visibilitychange", look)
}
