import type { Gestures } from "./gestures"
import { openLiveStream } from "./live-stream"
import { swapSections } from "./sections"

const EVERY_MS = 3_000
/** While changes are told: for what Medusa changed without saying so. */
const EVERY_MS_WHILE_TOLD = 15_000
const SHOW_UPDATED_MS = 5_000

type Bar = "updated" | "changed" | "ended"

interface Addresses {
  /** Where the page asks whether it is still the newest. */
  changes: string
  /** The stream that says when to ask. */
  live: string | undefined
}

interface PageParts {
  gestures: Gestures
  /** Applied to a newer page before its sections are taken in. */
  enhance: (root: ParentNode) => void
  /** Called after sections were taken in. */
  swapped?: () => void
}

/**
 * Asks whether the page is still the newest, when it is told of a change and otherwise every few seconds, and takes in the
 * sections that changed. A section that the client is using stays; then a bar offers the change. Nothing moves while a
 * finger or a key is down.
 */
export function keepUpdated(
  watch: HTMLElement,
  { changes, live }: Addresses,
  { gestures, enhance, swapped: afterSwap }: PageParts,
): void {
  let isAsking = false
  /** Told of a change while a question was under way, whose answer may be older. */
  let asksAgain = false
  /** The page is known to be old, and could not be renewed. */
  let isBehind = false
  let askedAt = 0

  const show = (which: Bar | null) => {
    for (const bar of watch.querySelectorAll<HTMLElement>("[data-bar]")) bar.hidden = bar.dataset["bar"] !== which
  }
  const isShown = (which: Bar) => watch.querySelector<HTMLElement>(`[data-bar=${which}]`)?.hidden === false

  const takeIn = async (force: boolean) => {
    isBehind = true
    const fresh = await fetchPage()
    if (!fresh || (!force && gestures.isActive())) return
    const etag = fresh.getElementById("page-watch")?.dataset["etag"]
    if (!etag) return
    isBehind = false
    enhance(fresh)
    const { swapped, kept } = swapSections(fresh, { force })
    watch.dataset["etag"] = etag
    document.title = fresh.title
    if (swapped.length > 0) afterSwap?.()
    if (kept.length > 0) return show("changed")
    if (swapped.length === 0 || force) return show(null)
    show("updated")
    setTimeout(() => isShown("updated") && show(null), SHOW_UPDATED_MS)
  }

  const ask = async () => {
    const { etag } = watch.dataset
    if (document.visibilityState !== "visible" || !etag) return
    if (isAsking) {
      asksAgain = true
      return
    }
    isAsking = true
    askedAt = Date.now()
    try {
      // Not reached: asked again in a moment.
      const answer = await fetch(changes, { headers: { "if-none-match": etag }, cache: "no-store" }).catch(() => null)
      if (!answer || etag !== watch.dataset["etag"]) return
      // Sent elsewhere: the session is another one, such as of a device that is remembered.
      if (answer.status === 401 || answer.redirected) show("ended")
      // The client opened a new link meanwhile.
      else if (answer.status === 304 && isShown("ended")) show(null)
      else if (answer.status === 200) {
        if (gestures.isActive()) isBehind = true
        else await takeIn(false)
      }
    } finally {
      isAsking = false
      if (asksAgain) {
        asksAgain = false
        void ask()
      }
    }
  }

  const stream = live ? openLiveStream(live, () => void ask()) : null
  setInterval(() => {
    if (isBehind || !stream?.isOpen() || Date.now() - askedAt >= EVERY_MS_WHILE_TOLD) void ask()
  }, EVERY_MS)
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
