import { clearFiles, fileIdsIn, filesReady, restoreFiles } from "./file-picker"
import { store } from "./store"

/** Longer than any answer takes; then the line is taken for broken. */
const TIMEOUT_MS = 15_000

/** What the client typed. Under its key it is one message, however often it is sent. */
interface Draft {
  key: string
  body: string
  about: string
  /** Ids of uploads. */
  files: string[]
}

type Outcome = { kind: "sent"; location: string } | { kind: "network" | "session" } | { kind: "refused"; text: string }

const storeKey = (form: HTMLFormElement): string => `message-draft:${form.dataset["messageForm"] ?? ""}`

const field = (form: HTMLFormElement, name: string): string => {
  const control = form.elements.namedItem(name)
  return control instanceof HTMLInputElement ||
    control instanceof HTMLTextAreaElement ||
    control instanceof HTMLSelectElement
    ? control.value
    : ""
}

const setField = (form: HTMLFormElement, name: string, value: string): void => {
  const control = form.elements.namedItem(name)
  if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) control.value = value
  if (control instanceof HTMLSelectElement && [...control.options].some((option) => option.value === value))
    control.value = value
}

/** Text from an older page or another program's is as good as none. */
function readDraft(form: HTMLFormElement): Draft | null {
  try {
    const draft: unknown = JSON.parse(store.getItem(storeKey(form)) ?? "null")
    if (typeof draft !== "object" || draft === null) return null
    const { key, body, about, files: given }: Partial<Record<keyof Draft, unknown>> = draft
    const files = Array.isArray(given) ? given.filter((id) => typeof id === "string") : []
    return typeof key === "string" &&
      typeof body === "string" &&
      typeof about === "string" &&
      (body.trim() !== "" || files.length > 0)
      ? { key, body, about, files }
      : null
  } catch {
    return null
  }
}

function keepDraft(form: HTMLFormElement): void {
  const draft: Draft = {
    key: field(form, "key"),
    body: field(form, "body"),
    about: field(form, "about"),
    files: fileIdsIn(form),
  }
  if (draft.body.trim() === "" && draft.files.length === 0) store.removeItem(storeKey(form))
  else store.setItem(storeKey(form), JSON.stringify(draft))
}

function showProblem(form: HTMLFormElement, text: string | null): void {
  const place = form.querySelector<HTMLElement>("#message-problem")
  const area = form.querySelector("textarea")
  if (!place || !area) return
  place.textContent = text
  place.hidden = text === null
  place.setAttribute("role", "alert")
  area.toggleAttribute("aria-invalid", text !== null)
  if (text === null) area.removeAttribute("aria-describedby")
  else area.setAttribute("aria-describedby", place.id)
}

async function send(form: HTMLFormElement): Promise<Outcome> {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value)
  const headers = { accept: "application/json, text/html" }
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const answer = await fetch(form.action, { method: "POST", headers, body, cache: "no-store", signal })
    if (answer.status === 401) return { kind: "session" }
    const said: { location?: string; problem?: string } = await answer.json()
    if (said.location) return { kind: "sent", location: said.location }
    return said.problem ? { kind: "refused", text: said.problem } : { kind: "network" }
  } catch {
    // No answer in time, or none at all.
    return { kind: "network" }
  }
}

/** Also where the form leads to the very page that it stands on. */
function goTo(path: string): void {
  const next = new URL(path, location.href)
  const isHere = next.pathname === location.pathname && next.search === location.search
  location.assign(next)
  if (isHere) location.reload()
}

/**
 * Keeps what is typed in a message's form until it is sent: over an update, a closed tab and a lost network, after which it
 * is sent by itself. Listens on the document, because the form is replaced when the page is updated.
 * @param go replaced in tests, where a page cannot be left
 */
export function enhanceMessageForm(go: (path: string) => void = goTo): void {
  const formOf = (target: EventTarget | null): HTMLFormElement | null =>
    target instanceof Element ? target.closest<HTMLFormElement>("form[data-message-form]") : null
  const shown = (): HTMLFormElement | null => document.querySelector("form[data-message-form]")
  let isSending = false
  let isWaiting = false

  const submit = async (form: HTMLFormElement): Promise<void> => {
    if (isSending) return
    const button = form.querySelector<HTMLButtonElement>("button[data-busy]")
    const words = button?.textContent ?? ""
    isSending = true
    showProblem(form, null)
    if (button) button.textContent = button.dataset["busy"] ?? words
    const unready = await filesReady(form)
    const outcome: Outcome = unready === null ? await send(form) : { kind: "refused", text: unready }
    isSending = false
    isWaiting = outcome.kind === "network"
    if (button) button.textContent = words
    const current = shown() ?? form
    if (outcome.kind === "refused") return showProblem(current, outcome.text)
    if (outcome.kind !== "sent") return showProblem(current, current.dataset[outcome.kind] ?? "")
    store.removeItem(storeKey(form))
    // Nothing typed is left for the browser to fill in again.
    setField(current, "body", "")
    clearFiles(current)
    go(outcome.location)
  }

  const form = shown()
  const draft = form && field(form, "body").trim() === "" ? readDraft(form) : null
  if (form && draft) {
    const { files, ...fields } = draft
    for (const [name, value] of Object.entries(fields)) setField(form, name, value)
    void restoreFiles(form, files)
  }

  document.addEventListener("input", ({ target }) => {
    const typedIn = formOf(target)
    if (!typedIn) return
    showProblem(typedIn, null)
    keepDraft(typedIn)
  })
  document.addEventListener("submit", (event) => {
    const sent = formOf(event.target)
    if (!sent) return
    event.preventDefault()
    // An update may have brought a form with a key of its own: what was sent before keeps the key of its draft.
    const kept = readDraft(sent)
    if (kept?.body === field(sent, "body")) setField(sent, "key", kept.key)
    keepDraft(sent)
    void submit(sent)
  })
  addEventListener("online", () => {
    const current = shown()
    if (isWaiting && current) void submit(current)
  })
}
