import { type FileAnswer, removeUpload, sendFile, uploadedFile } from "./upload"

/** How often is asked whether a file's check is done, longer each time. */
const FIRST_LOOK_MS = 1_500
const LONGEST_WAIT_MS = 15_000

const PICKER = "[data-file-picker]"
const ROW = "[data-file]"

/** Files behind rows that are not uploaded yet, or failed: a page that is loaded again has lost them. */
const files = new WeakMap<Element, File>()
const uploads = new WeakMap<Element, Promise<void>>()
const aborts = new WeakMap<Element, AbortController>()

const part = <T extends Element>(root: ParentNode, name: string): T | null => root.querySelector<T>(`[data-${name}]`)
const rowsIn = (root: ParentNode): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(ROW)]
const pickerIn = (root: ParentNode): HTMLElement | null => root.querySelector<HTMLElement>(PICKER)
const pickerOf = (row: Element): HTMLElement | null => row.closest<HTMLElement>(PICKER)
const addressOf = (picker: HTMLElement): string => picker.dataset["filePicker"] ?? ""

function setText(root: ParentNode, name: string, text: string): void {
  const place = part<HTMLElement>(root, name)
  if (place) place.textContent = text
}

function showProblem(picker: HTMLElement, text: string | null): void {
  const place = part<HTMLElement>(picker, "file-problem")
  if (!place) return
  place.textContent = text
  place.hidden = text === null
}

/** Tells the form that its files are others now, so that its draft is kept. */
function changed(picker: HTMLElement): void {
  const list = part<HTMLElement>(picker, "files")
  if (list) list.hidden = list.children.length === 0
  picker.dispatchEvent(new Event("input", { bubbles: true }))
}

function addRow(picker: HTMLElement, name: string): HTMLElement | null {
  const template = part<HTMLTemplateElement>(picker, "file-row")
  const row = template?.content.querySelector(ROW)?.cloneNode(true)
  if (!(row instanceof HTMLElement)) return null
  setText(row, "file-name", name)
  for (const button of row.querySelectorAll("button"))
    button.setAttribute("aria-label", `${button.textContent} ${name}`)
  part(picker, "files")?.append(row)
  return row
}

function setState(
  row: HTMLElement,
  state: "sending" | "checking" | "ready" | "refused" | "failed",
  text: string,
): void {
  row.dataset["file"] = state
  setText(row, "file-state", text)
  const progress = row.querySelector("progress")
  if (progress) progress.hidden = state !== "sending"
  const retry = part<HTMLButtonElement>(row, "retry")
  if (retry) retry.hidden = state !== "failed"
}

/** Shows what the server knows of the file, and lets the form carry its id. */
function showFile(row: HTMLElement, { id, name, size, state, picture, notes }: FileAnswer): void {
  const picker = pickerOf(row)
  setText(row, "file-name", name)
  setState(row, state, state === "checking" ? (picker?.dataset["checking"] ?? "") : size)
  const field = row.querySelector("input")
  if (field) {
    field.value = id
    // What is refused is not sent along, and stands there with the reason until it is removed.
    field.disabled = state === "refused"
  }
  const list = part<HTMLElement>(row, "file-notes")
  list?.replaceChildren(...notes.map((note) => Object.assign(document.createElement("li"), { textContent: note })))
  const thumb = part<HTMLElement>(row, "thumb")
  if (picture) thumb?.replaceChildren(Object.assign(new Image(48, 48), { src: picture, alt: "" }))
}

/** Asks until the check is done. A file that is gone by then leaves the list. */
function watch(row: HTMLElement, id: string, wait = FIRST_LOOK_MS): void {
  setTimeout(async () => {
    const picker = pickerOf(row)
    if (!row.isConnected || !picker) return
    const file = await uploadedFile(addressOf(picker), id)
    if (file === "gone") {
      row.remove()
      return changed(picker)
    }
    if (file) showFile(row, file)
    if (!file || file.state === "checking") watch(row, id, Math.min(wait * 1.5, LONGEST_WAIT_MS))
  }, wait)
}

async function upload(row: HTMLElement, file: File): Promise<void> {
  const picker = pickerOf(row)
  if (!picker) return
  const abort = new AbortController()
  aborts.set(row, abort)
  setState(row, "sending", picker.dataset["sending"] ?? "")
  const progress = row.querySelector("progress")
  const onProgress = (share: number) => {
    if (progress) progress.value = share * 100
  }
  const outcome = await sendFile(addressOf(picker), file, onProgress, abort.signal)
  if (outcome.kind === "sent") {
    files.delete(row)
    showFile(row, outcome.file)
    if (outcome.file.state === "checking") watch(row, outcome.file.id)
  } else if (outcome.kind !== "aborted") {
    const text = outcome.kind === "refused" ? outcome.text : (picker.dataset[outcome.kind] ?? "")
    setState(row, "failed", text)
    row.toggleAttribute("data-offline", outcome.kind === "network")
  }
  changed(picker)
}

function start(row: HTMLElement, file: File): void {
  files.set(row, file)
  uploads.set(row, upload(row, file))
}

function add(picker: HTMLElement, given: readonly File[]): void {
  const room = Number(picker.dataset["max"]) - rowsIn(picker).length
  showProblem(picker, given.length > room ? (picker.dataset["many"] ?? "") : null)
  for (const file of given.slice(0, Math.max(0, room))) {
    const row = addRow(picker, file.name)
    if (row) start(row, file)
  }
  changed(picker)
}

function remove(row: HTMLElement): void {
  const picker = pickerOf(row)
  if (!picker) return
  aborts.get(row)?.abort()
  const id = row.querySelector("input")?.value
  row.remove()
  if (id) void removeUpload(addressOf(picker), id)
  showProblem(picker, null)
  changed(picker)
}

/** Ids of the files that the form carries. */
export const fileIdsIn = (form: ParentNode): string[] =>
  rowsIn(form).flatMap((row) => row.querySelector<HTMLInputElement>("input:enabled")?.value || [])

/**
 * Waits for the uploads of a form.
 * @returns what keeps it from being sent, in words; null for nothing
 */
export async function filesReady(form: ParentNode): Promise<string | null> {
  await Promise.all(rowsIn(form).map((row) => uploads.get(row)))
  const picker = pickerIn(form)
  const isFailed = rowsIn(form).some((row) => row.dataset["file"] === "failed" || row.dataset["file"] === "refused")
  return picker && isFailed ? (picker.dataset["failed"] ?? "") : null
}

/** Says beside a form's files what is wrong with them. */
export function showFileProblem(form: ParentNode, text: string): void {
  const picker = pickerIn(form)
  if (picker) showProblem(picker, text)
}

/** Shows files again that were uploaded before the page was loaded, in their order. */
export async function restoreFiles(form: ParentNode, ids: readonly string[]): Promise<void> {
  const picker = pickerIn(form)
  if (!picker || ids.length === 0) return
  const known = await Promise.all(ids.map((id) => uploadedFile(addressOf(picker), id)))
  for (const file of known) {
    if (!file || file === "gone" || fileIdsIn(picker).includes(file.id)) continue
    const row = addRow(picker, file.name)
    if (!row) continue
    showFile(row, file)
    if (file.state === "checking") watch(row, file.id)
  }
  changed(picker)
}

export function clearFiles(form: ParentNode): void {
  for (const row of rowsIn(form)) row.remove()
}

/** Takes the files over to a newer copy of the form, with uploads that are under way. */
export function carryFiles(old: ParentNode, fresh: ParentNode): void {
  const list = pickerIn(old)?.querySelector("[data-files]")
  if (list && list.children.length > 0) pickerIn(fresh)?.querySelector("[data-files]")?.replaceWith(list)
}

/** Lets the page's file pickers take files: by their button, or dropped on their form. Listens on the document. */
export function enhanceFilePickers(): void {
  document.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.matches("[data-file-input]")) return
    const picker = target.closest<HTMLElement>(PICKER)
    const given = [...(target.files ?? [])]
    target.value = ""
    if (picker && given.length > 0) add(picker, given)
  })
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return
    const row = target.closest<HTMLElement>(ROW)
    if (!row) return
    if (target.closest("[data-remove]")) remove(row)
    const file = files.get(row)
    if (target.closest("[data-retry]") && file) start(row, file)
  })
  const pickerUnder = (target: EventTarget | null): HTMLElement | null => {
    const form = target instanceof Element ? target.closest("form") : null
    return form && pickerIn(form)
  }
  document.addEventListener("dragover", (event) => {
    if (pickerUnder(event.target) && event.dataTransfer?.types.includes("Files")) event.preventDefault()
  })
  document.addEventListener("drop", (event) => {
    const picker = pickerUnder(event.target)
    const given = [...(event.dataTransfer?.files ?? [])]
    if (!picker || given.length === 0) return
    event.preventDefault()
    add(picker, given)
  })
  addEventListener("online", () => {
    for (const row of document.querySelectorAll<HTMLElement>(`${ROW}[data-offline]`)) {
      const file = files.get(row)
      row.removeAttribute("data-offline")
      if (file) start(row, file)
    }
  })
}
