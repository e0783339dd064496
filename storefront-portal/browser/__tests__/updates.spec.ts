/** @jest-environment jsdom */
import type { Gestures } from "../lib/gestures"
import { keepUpdated } from "../lib/updates"

const page = (etag: string, version: string, content: string) => `
  <main id="content" tabindex="-1"><div data-section="order" data-version="${version}">${content}</div></main>
  <div id="page-watch" data-etag="${etag}">
    <div data-bar="updated" hidden>Updated</div>
    <div data-bar="changed" hidden>Updated <button data-show>Show</button></div>
    <div data-bar="ended" hidden>Expired</div>
  </div>`

const ask = jest.fn<Promise<{ status: number }>, [string | undefined]>()
let newest = ""
let isActive = false
const gestures: Gestures = { first: undefined, isActive: () => isActive }

const shownBar = () =>
  [...document.querySelectorAll<HTMLElement>("[data-bar]")].find(({ hidden }) => !hidden)?.dataset["bar"] ?? null
const order = () => document.querySelector("[data-section=order]")?.textContent

const open = (content: string) => {
  document.body.innerHTML = page("tag-1", "1", content)
  const watch = document.getElementById("page-watch")
  if (!watch) throw new Error("There is no page watch")
  keepUpdated(watch, "/changes", gestures)
}
const nextLook = () => jest.advanceTimersByTimeAsync(3_000)

beforeAll(() => {
  Object.defineProperty(window, "scrollBy", { value: () => undefined })
  Object.defineProperty(window, "fetch", {
    value: (url: string, { headers }: { headers?: Record<string, string> }) =>
      url === "/changes"
        ? ask(headers?.["if-none-match"])
        : Promise.resolve({ ok: true, text: () => Promise.resolve(newest) }),
  })
})
beforeEach(() => {
  jest.useFakeTimers()
  ask.mockReset()
  isActive = false
})
afterEach(() => jest.useRealTimers())

describe("an open page", () => {
  it("takes in what changed and says so for a while", async () => {
    open("old")
    ask.mockResolvedValue({ status: 304 }).mockResolvedValueOnce({ status: 200 })
    newest = page("tag-2", "2", "new")
    await nextLook()
    expect(order()).toBe("new")
    expect(shownBar()).toBe("updated")
    await nextLook()
    expect(ask.mock.calls.map(([etag]) => etag)).toEqual(["tag-1", "tag-2"])
    await nextLook()
    expect(shownBar()).toBeNull()
  })

  it("says nothing when nothing that it shows has changed", async () => {
    open("old")
    ask.mockResolvedValue({ status: 200 })
    newest = page("tag-2", "1", "old")
    await nextLook()
    expect(shownBar()).toBeNull()
  })

  it("moves nothing under a finger, and takes it in afterwards", async () => {
    open("old")
    ask.mockResolvedValue({ status: 200 })
    newest = page("tag-2", "2", "new")
    isActive = true
    await nextLook()
    expect(order()).toBe("old")
    isActive = false
    await nextLook()
    expect(order()).toBe("new")
  })

  it("offers what changed where the client is at work, and shows it on request", async () => {
    open('<input id="name">')
    document.getElementById("name")?.focus()
    ask.mockResolvedValue({ status: 304 }).mockResolvedValueOnce({ status: 200 })
    newest = page("tag-2", "2", "new")
    await nextLook()
    expect(shownBar()).toBe("changed")
    await nextLook()
    expect(shownBar()).toBe("changed")
    document.querySelector<HTMLElement>("[data-show]")?.click()
    await jest.advanceTimersByTimeAsync(0)
    expect(order()).toBe("new")
    expect(shownBar()).toBeNull()
    expect(document.activeElement?.id).toBe("content")
  })

  it("tells of a link that has ended, and takes it back when there is a new session", async () => {
    open("old")
    ask.mockResolvedValue({ status: 304 }).mockResolvedValueOnce({ status: 401 })
    await nextLook()
    expect(shownBar()).toBe("ended")
    await nextLook()
    expect(shownBar()).toBeNull()
  })
})
