import { enhance } from "./enhance"
import type { Gestures } from "./gestures"
import { swapSections } from "./sections"

const EVERY_MS = 3_000
const SHOW_UPDATED_MS = 5_000

type Bar = "updated" | "changed" | "ended"

/**
 * Asks every few seconds whether the page is still the newest, and takes in the sections that changed. A section that
 * the client is using stays; then a bar offers the change. Nothing moves while a finger or a key is down.
 */
export function keepUpdated(watch: HTMLElement, url: string, gestures: Gestures): void {
  let isAsking = false

  const show = (which: Bar | null) => {
    for (const bar of watch.querySelectorAll<HTMLElement>("[data-bar]")) bar.hidden = bar.dataset["bar"] !== which
  }
  const isShown = (which: Bar) => watch.querySelector<HTMLElement>(`[data-bar=${which}]`)?.hidden === false

  const takeIn = async (force: boolean) => {
    const fresh = await fetchPage()
    if (!fresh || (!force && gestures.isActive())) return
    const etag = fresh.getElementById("page-watch")?.dataset["etag"]
    if (!etag) return
    enhance(fresh)
    const { swapped, kept } = swapSections(fresh, { force })
    watch.dataset["etag"] = etag
    document.title = fresh.title
    if (kept.length > 0) return show("changed")
    if (swapped.length === 0 || force) return show(null)
    show("updated")
    setTimeout(() => isShown("updated") && show(null), SHOW_UPDATED_MS)
  }

  const ask = async () => {
    const { etag } = watch.dataset
    if (isAsking || document.visibilityState !== "visible" || !etag) return
    isAsking = true
    try {
      // Not reached: asked again in a moment.
      const answer = await fetch(url, { headers: { "if-none-match": etag }, cache: "no-store" }).catch(() => null)
      if (!answer || etag !== watch.dataset["etag"]) return
      if (answer.status === 401) show("ended")
      // The client opened a new link meanwhile.
      else if (answer.status === 304 && isShown("ended")) show(null)
      else if (answer.status === 200 && !gestures.isActive()) await takeIn(false)
    } finally {
      isAsking = false
    }
  }

  setInterval(() => void ask(), EVERY_MS)
  document.addEventListener("visibilitychange", () => void ask())
  watch.querySelector("[data-show]")?.addEventListener("click", () => {
    show(null)
    void takeIn(true).then(() => document.getElementById("content")?.focus({ preventScroll: true }))
  })
}

/** The page as it is now; null while it cannot be had. */
async function fetchPage(): Promise<Document | null> {
  const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null)
  return answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null
}
