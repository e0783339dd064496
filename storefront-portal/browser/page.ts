/**
 * All the script an order page has, without any framework: it tells the shop once that a person had the page before
 * them, and asks every few seconds whether the page is still the newest. Its words and addresses stand in the page
 * (components/watch/page-watch.tsx); nothing on the page moves before its button is pressed.
 */
;(() => {
  const EVERY_MS = 3_000
  const NEEDED_MS = 2_000
  const watch = document.getElementById("page-watch")
  if (!watch) return
  const { opened, changes } = watch.dataset

  const isVisible = () => document.visibilityState === "visible"

  /**
   * Counts time in view; a gesture must be a person's own. A scroll event is none: scripts scroll, and so do
   * programs that take pictures of whole pages; the wheel or the finger behind a person's scrolling is.
   */
  const noteOpened = (url: string) => {
    const kinds: Record<string, string> = {
      pointerdown: "pointer",
      touchstart: "touch",
      keydown: "key",
      wheel: "scroll",
    }
    let visible = 0
    let since = isVisible() ? performance.now() : null
    let gesture: string | undefined
    const note = (event: Event) => {
      if (event.isTrusted) gesture ??= kinds[event.type]
    }
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
      for (const name of Object.keys(kinds)) window.removeEventListener(name, note, true)
    }
    document.addEventListener("visibilitychange", look)
    for (const name of Object.keys(kinds)) window.addEventListener(name, note, { capture: true, passive: true })
  }

  const bars = {
    changed: watch.querySelector<HTMLElement>("[data-bar=changed]"),
    ended: watch.querySelector<HTMLElement>("[data-bar=ended]"),
  }
  const show = (which: keyof typeof bars | null) => {
    if (bars.changed) bars.changed.hidden = which !== "changed"
    if (bars.ended) bars.ended.hidden = which !== "ended"
  }

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
      told = etag
      show(answer.status === 200 ? "changed" : "ended")
    }
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
