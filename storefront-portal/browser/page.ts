/**
 * All the script an order page has, without any framework: it tells the shop once that a person had the page before
 * them, and asks every few seconds whether the page is still the newest. Its words and addresses stand in the page
 * (components/watch/page-watch.tsx); nothing on the page moves before its button is pressed, but for what a decision that
 * was just made sets in motion.
 */
;(() => {
  const EVERY_MS = 3_000
  const NEEDED_MS = 2_000
  /** How long what follows a decision may change the page by itself, and when it usually has. */
  const SETTLING_MS = 10_000
  const SETTLED_MS = 1_000
  const watch = document.getElementById("page-watch")
  if (!watch) return
  const { opened, changes, settling } = watch.dataset

  const isVisible = () => document.visibilityState === "visible"

  /**
   * The first gesture of a person's own. A scroll event is none: scripts scroll, and so do programs that take pictures of
   * whole pages; the wheel or the finger behind a person's scrolling is.
   */
  let gesture: string | undefined
  const kinds: Record<string, string> = { pointerdown: "pointer", touchstart: "touch", keydown: "key", wheel: "scroll" }
  const note = (event: Event) => {
    if (event.isTrusted) gesture ??= kinds[event.type]
  }
  for (const name of Object.keys(kinds)) window.addEventListener(name, note, { capture: true, passive: true })

  /** Counts time in view. */
  const noteOpened = (url: string) => {
    let visible = 0
    let since = isVisible() ? performance.now() : null
    const look = () => {
      const now = performance.now()
      if (since !== null) visible += now - since
      since = isVisible() ? now : null
      if (visible < NEEDED_MS || !gesture) return
      stop()
      const body = JSON.stringify({ visible_ms: Math.round(visible), gesture })
      fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body, keepalive: true }).catch(
        () => undefined,
      )
    }
    const timer = setInterval(look, 500)
    const stop = () => {
      clearInterval(timer)
      document.removeEventListener("visibilitychange", look)
    }
    document.addEventListener("visibilitychange", look)
  }

  const bars = {
    changed: watch.querySelector<HTMLElement>("[data-bar=changed]"),
    ended: watch.querySelector<HTMLElement>("[data-bar=ended]"),
  }
  const show = (which: keyof typeof bars | null) => {
    if (bars.changed) bars.changed.hidden = which !== "changed"
    if (bars.ended) bars.ended.hidden = which !== "ended"
  }

  /** The newest content in place of the old one, without a reload. @returns whether it came */
  const takeIn = async (): Promise<boolean> => {
    const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null)
    if (!answer?.ok) return false
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html")
    const content = fresh.getElementById("content")
    const etag = fresh.getElementById("page-watch")?.dataset["etag"]
    // Whoever has begun to do something meanwhile keeps what is under their finger.
    if (!content || !etag || gesture) return false
    document.getElementById("content")?.replaceWith(content)
    watch.dataset["etag"] = etag
    return true
  }

  /** Whoever has just decided sees what follows without being asked to press anything, as long as they only look. */
  const isSettling = () => settling !== undefined && !gesture && performance.now() < SETTLING_MS

  const askForChanges = (url: string) => {
    // The tag that the news was about: once the page carries another one, asking begins anew.
    let told: string | undefined
    const ask = async () => {
      const { etag } = watch.dataset
      if (!isVisible() || !etag || etag === told) return
      const answer = await fetch(url, { headers: { "if-none-match": etag }, cache: "no-store" }).catch(() => null)
      if (!answer || etag !== watch.dataset["etag"]) return
      if (answer.status === 304) return show(null)
      if (answer.status !== 200 && answer.status !== 401) return
      if (answer.status === 200 && isSettling() && (await takeIn())) return
      told = etag
      show(answer.status === 200 ? "changed" : "ended")
    }
    if (settling !== undefined) setTimeout(() => void ask(), SETTLED_MS)
    setInterval(() => void ask(), EVERY_MS)
    document.addEventListener("visibilitychange", () => void ask())
    watch.querySelector("[data-show]")?.addEventListener("click", () => {
      show(null)
      // The signing sheet refreshes itself and keeps what is typed; any other page simply loads again.
      if (window.dispatchEvent(new Event("portal:show", { cancelable: true }))) location.reload()
    })
  }

  if (opened) noteOpened(opened)
  if (changes) askForChanges(changes)
})()
