import { looksLikeEmail } from "../../lib/format/looks-like-email"
import { sectionsIn } from "./sections"
import { carryTyped, controlsIn } from "./typed"

/** Longer than any answer takes; then the client hears that it did not get through. */
const TIMEOUT_MS = 15_000

const problemOf = (id: string): HTMLElement | null => document.getElementById(`${id}-problem`)

const isMissing = (control: HTMLInputElement | HTMLTextAreaElement): boolean => {
  if (control instanceof HTMLInputElement && control.type === "checkbox") return !control.checked
  return control.type === "email" ? !looksLikeEmail(control.value.trim()) : control.value.trim() === ""
}

function setProblem(control: HTMLElement, text: string | null): void {
  const place = problemOf(control.id)
  if (!place) return
  place.textContent = text
  place.hidden = text === null
  const others = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== place.id)
  const described = [...others, ...(text === null ? [] : [place.id])].join(" ")
  if (described) control.setAttribute("aria-describedby", described)
  else control.removeAttribute("aria-describedby")
  if (text === null) control.removeAttribute("aria-invalid")
  else control.setAttribute("aria-invalid", "true")
}

/** Says what is missing beside its field, as the server would. @returns whether the form can be sent */
function check(form: HTMLFormElement): boolean {
  const missing = controlsIn(form).filter((control) => control.required && isMissing(control))
  for (const control of controlsIn(form))
    setProblem(control, missing.includes(control) ? (control.dataset["missing"] ?? "") : null)
  missing[0]?.focus()
  return missing.length === 0
}

/** @returns the failure of that name, shown and with the focus; all others are hidden */
function showFailure(name: string | null): void {
  for (const failure of document.querySelectorAll<HTMLElement>("[data-failure]")) {
    failure.hidden = failure.dataset["failure"] !== name
    if (!failure.hidden) failure.focus()
  }
}

async function send(form: HTMLFormElement): Promise<void> {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value)
  const headers = { accept: "application/json, text/html" }
  const request = { method: "POST", headers, body, cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) } as const
  let answer: Response | null = null
  let text = ""
  try {
    answer = await fetch(form.action, request)
    text = await answer.text()
  } catch {
    // No answer in time, or none at all.
    return showFailure("network")
  }
  if (answer.status === 401) return showFailure("session")
  const type = answer.headers.get("content-type") ?? ""
  if (answer.ok && type.startsWith("application/json")) return goTo(text)
  if (!type.startsWith("text/html")) return showFailure("network")
  showAnswer(new DOMParser().parseFromString(text, "text/html"))
}

function goTo(json: string): void {
  const { location: path }: { location: string } = JSON.parse(json)
  location.assign(path)
}

/** The page that came back says what is wrong and holds what was sent; what stands in the other forms is carried over. */
function showAnswer(fresh: Document): void {
  const [old, next] = [document.getElementById("content"), fresh.getElementById("content")]
  if (!old || !next) return showFailure("network")
  carryTyped(old, next)
  old.replaceWith(document.adoptNode(next))
  const watch = document.getElementById("page-watch")
  const etag = fresh.getElementById("page-watch")?.dataset["etag"]
  if (watch && etag) watch.dataset["etag"] = etag
  for (const section of sectionsIn(fresh)) {
    const shown = sectionsIn(document).find(({ dataset }) => dataset["section"] === section.dataset["section"])
    shown?.replaceWith(document.adoptNode(section))
  }
  const problem = next.querySelector<HTMLElement>("[data-failure]:not([hidden]), [aria-invalid]")
  problem?.focus()
  mirrorSignature()
}

/** The name as a signature, while it is typed. */
function mirrorSignature(): void {
  const place = document.querySelector<HTMLElement>("[data-signature]")
  const name = document.getElementById("sign-name")
  if (!place || !(name instanceof HTMLInputElement)) return
  place.hidden = false
  place.textContent = name.value
}

/**
 * Makes the forms of the signing page quick and safe: what is missing is said at once, a press cannot be doubled, and no
 * answer in time has words. Listens on the document, because the forms are replaced when the page is updated.
 */
export function enhanceSignForms(): void {
  let isSending = false
  document.addEventListener("submit", (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.dataset["sign"] === undefined) return
    event.preventDefault()
    if (isSending || !check(form)) return
    const button = form.querySelector<HTMLElement>("button[data-busy]")
    const words = button?.textContent ?? ""
    isSending = true
    showFailure(null)
    form.ariaBusy = "true"
    if (button) button.textContent = button.dataset["busy"] ?? words
    void send(form).finally(() => {
      isSending = false
      form.ariaBusy = null
      if (button) button.textContent = words
    })
  })
  document.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLElement && target.hasAttribute("aria-invalid")) setProblem(target, null)
    mirrorSignature()
  })
  // The bar's link leads to another page, and what is typed has to stay.
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("[data-bar=ended] a")) return
    if (!document.querySelector("[data-failure=session]")) return
    event.preventDefault()
    showFailure("session")
  })
  mirrorSignature()
}
