/** After a refusal, such as from a server that has as many streams as it takes. */
const REOPEN_MS = 30_000

export interface LiveStream {
  /** Whether changes are told at the moment. While they are not, the page has to ask. */
  isOpen(): boolean
  /** Ends the stream for good. */
  close(): void
}

/**
 * Listens for changes while the tab is in view, and calls `onChange` for each. It is also called when the stream opens, for
 * what changed before, and when it breaks, which may mean that the session has ended. A hidden tab gives its connection
 * back: browsers have six of them for a host without HTTP/2.
 */
export function openLiveStream(url: string, onChange: () => void): LiveStream {
  let source: EventSource | null = null
  let reopening: ReturnType<typeof setTimeout> | undefined

  const close = () => {
    clearTimeout(reopening)
    source?.close()
    source = null
  }
  const open = () => {
    close()
    if (document.visibilityState !== "visible") return
    const opened = new EventSource(url)
    source = opened
    opened.onopen = onChange
    opened.onmessage = onChange
    opened.onerror = () => {
      onChange()
      // The browser itself comes back after a stream that broke, but not after an answer that is none.
      if (opened.readyState === EventSource.CLOSED) reopening = setTimeout(open, REOPEN_MS)
    }
  }

  const comeBack = (event: PageTransitionEvent) => event.persisted && open()

  document.addEventListener("visibilitychange", open)
  // A page that is left keeps no connection, and one that comes out of the browser's memory opens another.
  window.addEventListener("pagehide", close)
  window.addEventListener("pageshow", comeBack)
  open()
  return {
    isOpen: () => source?.readyState === EventSource.OPEN,
    close: () => {
      document.removeEventListener("visibilitychange", open)
      window.removeEventListener("pagehide", close)
      window.removeEventListener("pageshow", comeBack)
      close()
    },
  }
}
