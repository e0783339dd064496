/** @jest-environment jsdom */
import { renderToStaticMarkup } from "react-dom/server"
import { carryFiles, clearFiles, enhanceFilePickers, fileIdsIn, filesReady, restoreFiles } from "../lib/file-picker"
import { enhanceFileForms, restoreFileForms } from "../lib/file-form"
import type { FileAnswer } from "../lib/upload"
import { pickerMarkup } from "./support/picker"

/** A request of an upload that the test answers. */
class SentFile {
  static readonly all: SentFile[] = []
  status = 200
  responseText = ""
  address = ""
  body: unknown
  readonly upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
  onload: () => void = () => undefined
  onerror: () => void = () => undefined
  onabort: () => void = () => undefined

  open(_method: string, address: string) {
    this.address = address
  }
  setRequestHeader() {
    return undefined
  }
  send(body: unknown) {
    this.body = body
    SentFile.all.push(this)
  }
  abort() {
    this.onabort()
  }
  async answer(status: number, body: object) {
    this.status = status
    this.responseText = JSON.stringify(body)
    this.onload()
    await settled()
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))
const asked = jest.fn<Promise<{ status: number; ok: boolean; text: () => Promise<string> }>, [string, RequestInit?]>()
const answer = (status: number, body = {}) => ({
  status,
  ok: status < 400,
  text: () => Promise.resolve(JSON.stringify(body)),
})
const changes = jest.fn()
const sent = jest.fn()

const page = () => {
  document.body.innerHTML = `<form>${renderToStaticMarkup(pickerMarkup)}</form>`
}
const one = <T extends Element>(selector: string): T => {
  const found = document.querySelector<T>(selector)
  if (!found) throw new Error(`There is no ${selector}`)
  return found
}
const form = () => one<HTMLFormElement>("form")
const rows = () => [...document.querySelectorAll("[data-file]")]
const textOf = (row: Element | undefined) => row?.textContent ?? ""
const pick = async (...names: string[]) => {
  const input = one<HTMLInputElement>("[data-file-input]")
  const files = names.map((name) => new File(["12345"], name))
  Object.defineProperty(input, "files", { value: files, configurable: true })
  Object.defineProperty(input, "value", { value: "", writable: true, configurable: true })
  input.dispatchEvent(new Event("change", { bubbles: true }))
  await settled()
}
const known = (more: Partial<FileAnswer> = {}): FileAnswer => ({
  ...{ id: "pfile_1", name: "logo.png", size: "5 KB", state: "ready", picture: null, notes: [] },
  ...more,
})
const last = () => SentFile.all.at(-1) ?? new SentFile()

beforeAll(() => {
  Object.defineProperty(window, "XMLHttpRequest", { value: SentFile, configurable: true })
  Object.defineProperty(window, "fetch", { value: asked, configurable: true })
  enhanceFilePickers()
  enhanceFileForms()
  document.addEventListener("input", changes)
  document.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) sent(fileIdsIn(form()))
    event.preventDefault()
  })
})
beforeEach(() => {
  SentFile.all.length = 0
  asked.mockReset()
  changes.mockReset()
  page()
})

describe("a file that is picked", () => {
  it("is uploaded at once under its name and length, with its progress, and the form carries its id", async () => {
    await pick("logo final #2.png")
    expect(last().address).toBe("/files/plink_1?name=logo+final+%232.png&bytes=5")
    last().upload.onprogress?.({ loaded: 2, total: 5 })
    expect(one<HTMLProgressElement>("progress").value).toBe(40)
    expect([...new FormData(form()).getAll("files")]).toEqual([])
    await last().answer(200, { file: known({ notes: ["Prints sharply up to 4 in"] }) })
    expect(new FormData(form()).getAll("files")).toEqual(["pfile_1"])
    expect(textOf(rows()[0])).toContain("Prints sharply up to 4 in")
    expect(changes).toHaveBeenCalled()
    expect(await filesReady(form())).toBeNull()
  })

  it("holds the form back until it has arrived", async () => {
    await pick("logo.png")
    let isReady = false
    const ready = filesReady(form()).then(() => (isReady = true))
    await settled()
    expect(isReady).toBe(false)
    await last().answer(200, { file: known() })
    await ready
  })

  it("that is refused says why in its row, and is sent with nothing", async () => {
    await pick("logo.png")
    await last().answer(413, { problem: "This file is too large." })
    expect(textOf(rows()[0])).toContain("This file is too large.")
    expect(fileIdsIn(form())).toEqual([])
    expect(await filesReady(form())).toContain("can’t be sent")
  })

  it("whose check turned it down is not carried by the form", async () => {
    await pick("logo.png")
    await last().answer(200, { file: known({ state: "refused", notes: ["It did not pass"] }) })
    expect(new FormData(form()).getAll("files")).toEqual([])
    expect(await filesReady(form())).not.toBeNull()
  })

  it("is sent again by its button, and by itself once the network is back", async () => {
    await pick("logo.png")
    last().onerror()
    await settled()
    expect(textOf(rows()[0])).toContain("connection")
    one<HTMLButtonElement>("[data-retry]").click()
    expect(SentFile.all).toHaveLength(2)
    last().onerror()
    await settled()
    window.dispatchEvent(new Event("online"))
    expect(SentFile.all).toHaveLength(3)
    await last().answer(200, { file: known() })
    expect(fileIdsIn(form())).toEqual(["pfile_1"])
  })

  it("can be removed, which the server is told", async () => {
    asked.mockResolvedValue(answer(204))
    await pick("logo.png")
    await last().answer(200, { file: known() })
    one<HTMLButtonElement>("[data-remove]").click()
    expect(rows()).toEqual([])
    expect(asked).toHaveBeenCalledWith("/files/plink_1/pfile_1", { method: "DELETE" })
  })
})

describe("a plain form that carries files", () => {
  const submit = async () => {
    form().requestSubmit()
    await settled()
  }

  beforeEach(() => {
    sent.mockReset()
    form().dataset["fileForm"] = ""
  })

  it("is sent at once without files, and with files once they have arrived", async () => {
    await submit()
    expect(sent).toHaveBeenLastCalledWith([])
    sent.mockReset()
    await pick("logo.png")
    await submit()
    expect(sent).not.toHaveBeenCalled()
    await last().answer(200, { file: known() })
    await settled()
    expect(sent.mock.calls).toEqual([[["pfile_1"]]])
  })

  it("is held back by a file that was refused, and says so", async () => {
    await pick("logo.png")
    await last().answer(413, { problem: "This file is too large." })
    await submit()
    expect(sent).not.toHaveBeenCalled()
    expect(one<HTMLElement>("[data-file-problem]").textContent).toContain("can’t be sent")
    one<HTMLButtonElement>("[data-remove]").click()
    await submit()
    expect(sent).toHaveBeenCalledWith([])
  })

  it("shows files again that an error has left behind", async () => {
    asked.mockResolvedValue(answer(200, { file: known({ id: "pfile_7" }) }))
    form().dataset["fileForm"] = "pfile_7"
    restoreFileForms()
    await settled()
    expect(fileIdsIn(form())).toEqual(["pfile_7"])
  })
})

it("no more files are taken than a message has room for", async () => {
  await pick("1", "2", "3", "4")
  expect(rows()).toHaveLength(3)
  expect(one<HTMLElement>("[data-file-problem]").hidden).toBe(false)
})

it("files of a draft are shown again in their order, and those that are gone are left out", async () => {
  asked.mockImplementation(async (address) => {
    const id = address.split("/").at(-1) ?? ""
    if (id === "pfile_2") await settled()
    return id === "pfile_gone" ? answer(404) : answer(200, { file: known({ id }) })
  })
  await restoreFiles(form(), ["pfile_2", "pfile_gone", "pfile_1"])
  expect(fileIdsIn(form())).toEqual(["pfile_2", "pfile_1"])
})

it("files go over to a newer copy of the form, with an upload that is under way", async () => {
  await pick("logo.png")
  const fresh = document.createElement("div")
  fresh.innerHTML = renderToStaticMarkup(pickerMarkup)
  carryFiles(form(), fresh)
  document.body.replaceChildren(fresh)
  await last().answer(200, { file: known() })
  expect(fileIdsIn(fresh)).toEqual(["pfile_1"])
  clearFiles(fresh)
  expect(rows()).toEqual([])
})
