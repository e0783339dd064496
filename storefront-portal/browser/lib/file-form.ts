import { filesReady, restoreFiles, showFileProblem } from "./file-picker"

const UNREADY = '[data-file="sending"], [data-file="failed"], [data-file="refused"]'

/** Shows files again that an error has left behind: `data-file-form` names their ids. */
export function restoreFileForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-file-form]"))
    void restoreFiles(form, (form.dataset["fileForm"] ?? "").split(" ").filter(Boolean))
}

/**
 * Lets plain forms carry files: a form waits for uploads that are under way, and says which file keeps it from being sent.
 * Listens on the document.
 */
export function enhanceFileForms(): void {
  document.addEventListener("submit", (event) => {
    const { target: form, submitter } = event
    if (!(form instanceof HTMLFormElement) || !form.matches("[data-file-form]") || !form.querySelector(UNREADY)) return
    event.preventDefault()
    void filesReady(form).then((problem) => {
      if (problem === null) form.requestSubmit(submitter ?? undefined)
      else showFileProblem(form, problem)
    })
  })
}
