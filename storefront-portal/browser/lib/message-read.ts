const SEEN_AFTER_MS = 1_000

/**
 * Marks the thread as read once its newest message was in view for a second; also what arrives while the page is open. A
 * mark that does not get through is set with the next one.
 */
export function markMessagesRead(): void {
  let marked: string | null = null
  let visible: { until: string; since: number } | null = null
  setInterval(() => {
    const until = document.visibilityState === "visible" ? newestUnread() : null
    if (until === null || until === marked) {
      visible = null
      return
    }
    if (visible?.until !== until) visible = { until, since: performance.now() }
    if (performance.now() - visible.since < SEEN_AFTER_MS) return
    marked = until
    void mark(until)
  }, SEEN_AFTER_MS / 4)
}

/** The newest message, once any part of it is in view. */
function newestUnread(): string | null {
  const until = document.querySelector<HTMLElement>("[data-read-until]")?.dataset["readUntil"]
  const box = until && document.querySelector(`[data-entry="${CSS.escape(until)}"]`)?.getBoundingClientRect()
  return until && box && box.bottom > 0 && box.top < innerHeight ? until : null
}

async function mark(until: string): Promise<void> {
  const token = document.querySelector<HTMLInputElement>("input[name=form_token]")?.value ?? ""
  await fetch(`${location.pathname}/read`, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ form_token: token, until }),
    keepalive: true,
  }).catch(() => undefined)
}
