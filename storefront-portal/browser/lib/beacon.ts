import type { Gestures } from "./gestures"

/** In view for so long, with a gesture, counts as shown to a person. */
const SHOWN_MS = 2_000
const LOOK_EVERY_MS = 500
const REPORT_EVERY_MS = 30_000
/** Without a gesture for so long, nobody is known to be there any more. */
const IDLE_MS = 60_000

/**
 * Reports how long the page and its sections are before a person: for the first time once it was shown (see `SHOWN_MS`),
 * then every half minute that it stays, and when it is left. Counts only while the page is visible, focused and in use.
 */
export function reportView(url: string, page: string, gestures: Gestures): void {
  const view = crypto.randomUUID()
  let seq = 0
  let visible = 0
  let sections: Record<string, number> = {}
  let last = performance.now()

  const report = () => {
    const body = { view, seq: seq++, page, gesture: gestures.first, visible_ms: Math.round(visible), sections }
    visible = 0
    sections = {}
    // A report that does not get through is not worth a word to the client.
    fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      keepalive: true,
    }).catch(() => undefined)
  }

  const look = () => {
    const now = performance.now()
    // A timer that slept, as in a suspended computer, says nothing about the time between.
    const passed = Math.min(now - last, 2 * LOOK_EVERY_MS)
    last = now
    if (document.visibilityState === "visible" && document.hasFocus() && gestures.idleMs() < IDLE_MS) {
      visible += passed
      for (const id of sectionsInView()) sections[id] = Math.round((sections[id] ?? 0) + passed)
    }
    if (gestures.first && visible >= (seq === 0 ? SHOWN_MS : REPORT_EVERY_MS)) report()
  }

  setInterval(look, LOOK_EVERY_MS)
  const leave = () => {
    look()
    if (seq > 0 && visible >= LOOK_EVERY_MS) report()
  }
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave())
  window.addEventListener("pagehide", leave)
}

/** Sections of which at least half is in view, or that fill half of the view. */
function sectionsInView(): string[] {
  return [...document.querySelectorAll<HTMLElement>("[data-section]")].flatMap(({ dataset, firstElementChild }) => {
    const box = firstElementChild?.getBoundingClientRect()
    if (!box || box.height === 0) return []
    const seen = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0)
    return dataset["section"] && seen >= Math.min(box.height, innerHeight) / 2 ? [dataset["section"]] : []
  })
}
