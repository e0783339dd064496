import { filesReady, showFileProblem } from "./file-picker"

/** Typing pauses this long before it is saved. */
const PAUSE_MS = 1_200
/** Until the next try while there is no connection. */
const RETRY_MS = 10_000
/** Longer than any answer takes; then the line is taken for broken. */
const TIMEOUT_MS = 15_000
/** Bytes of a request that may outlive its page: browsers allow 64 kB over all of them. */
const KEPT_ALIVE = 60_000

/** Files that the form cannot carry: they are still on their way, or were refused. */
const UNREADY = '[data-file="sending"], [data-file="failed"], [data-file="refused"]'

/** `has_left_out`: a file could not be used; all else is saved. */
type Outcome =
  | { kind: "saved"; version: number; has_left_out: boolean }
  | { kind: "network" }
  | { kind: "invalid" }
  | { kind: "over" }

async function save(form: HTMLFormElement): Promise<Outcome> {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value)
  body.set("go", "save")
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { accept: "application/json, text/html" },
      body,
      // Goes on when the page is left; a browser takes so much along, and no more.
      keepalive: body.toString().length < KEPT_ALIVE,
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (answer.status === 401 || answer.status === 409) return { kind: "over" }
    if (answer.status === 400) return { kind: "invalid" }
    const { version, has_left_out = false }: { version?: number; has_left_out?: boolean } = await answer.json()
    return typeof version === "number" ? { kind: "saved", version, has_left_out } : { kind: "network" }
  } catch {
    // No answer in time, or none at all.
    return { kind: "network" }
  }
}

/**
 * Saves a step of a quote request while the client types, one save at a time. Where another tab has changed the request,
 * it stops: the form then says so, keeps what was typed, and its buttons lead to both.
 */
export function saveWhileTyping(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-request-form]")
  const version = form?.elements.namedItem("version")
  if (!form || !(version instanceof HTMLInputElement)) return
  const place = form.querySelector<HTMLElement>("[data-autosave]")
  const say = (words: string | undefined): void => {
    if (place) place.textContent = words ?? ""
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<void> | null = null
  let isTyped = false
  let isOver = false

  const later = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(start, ms)
  }

  const run = async (): Promise<void> => {
    isTyped = false
    say(form.dataset["saving"])
    const outcome = await save(form)
    saving = null
    if (outcome.kind === "saved") {
      version.value = String(outcome.version)
      say(form.dataset[outcome.has_left_out ? "leftOut" : "saved"])
      if (isTyped) later(PAUSE_MS)
    } else if (outcome.kind === "network") {
      isTyped = true
      say(form.dataset["network"])
      later(RETRY_MS)
    } else if (outcome.kind === "invalid") {
      say(form.dataset["invalid"])
    } else {
      isOver = true
      say(form.dataset["conflict"])
    }
  }

  const start = (): void => {
    if (!saving && isTyped && !isOver) saving = run()
  }

  form.addEventListener("input", () => {
    isTyped = true
    later(PAUSE_MS)
  })
  addEventListener("online", start)
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") start()
  })
  form.addEventListener("submit", (event) => {
    clearTimeout(timer)
    const { submitter } = event
    // The button's own request saves all that is in the form. A save on its way comes first: the two would collide. So do
    // uploads: the form carries a file once it is there. One that cannot be sent stays in sight until it is removed.
    if (saving || form.querySelector(UNREADY)) {
      event.preventDefault()
      void Promise.all([filesReady(form), saving]).then(([problem]) => {
        if (problem === null) form.requestSubmit(submitter)
        else showFileProblem(form, problem)
      })
    } else {
      isOver = true
    }
  })
}
