import { carryFiles } from "./file-picker"

type Control = HTMLInputElement | HTMLTextAreaElement

export function controlsIn(root: ParentNode): Control[] {
  return [...root.querySelectorAll<Control>("input:not([type=hidden]), textarea")]
}

const isTick = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && control.type === "checkbox"

/** Whether the control holds something that the page did not come with. */
export function isTyped(control: Control): boolean {
  return isTick(control) ? control.checked !== control.defaultChecked : control.value !== control.defaultValue
}

/** What a box is called, or what stands beside it, since a tick belongs to the words that were read. */
const wordsOf = (control: Control): string =>
  control.getAttribute("aria-label") ?? control.labels?.[0]?.textContent ?? ""

/** Takes what was typed on the old page over to the new one, and keeps open what was open. */
export function carryTyped(old: ParentNode, fresh: ParentNode): void {
  for (const control of controlsIn(old).filter(isTyped)) {
    const next = control.id ? controlsIn(fresh).find(({ id }) => id === control.id) : undefined
    if (next && isTick(next) && isTick(control)) {
      next.checked = control.checked && wordsOf(next) === wordsOf(control)
      // What is worked out of ticks follows them.
      next.dispatchEvent(new Event("change", { bubbles: true }))
    } else if (next) next.value = control.value
    else if (control instanceof HTMLTextAreaElement) showTyped(fresh, control.value)
  }
  carryFiles(old, fresh)
  const opened = [...old.querySelectorAll("details")]
  for (const [at, details] of [...fresh.querySelectorAll("details")].entries())
    if (opened[at]?.open) details.open = true
}

/** No field is left that could hold the text: it is shown to be copied. */
function showTyped(fresh: ParentNode, text: string): void {
  const place = fresh.querySelector<HTMLElement>("[data-typed]")
  const quote = place?.querySelector("blockquote")
  if (!place || !quote) return
  quote.textContent = text
  place.hidden = false
}
