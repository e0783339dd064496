/** @jest-environment jsdom */
import type { Gestures } from "../lib/gestures"
import { keepUpdated } from "../lib/updates"
import { installStreams, streams } from "./support/streams"

const page = (etag: string, version: string, content: string) => `
  <main id="content" tabindex="-1"><div data-section="order" data-version="${version}">${content}</div></main>
  <div id="page-watch" data-etag="${etag}">
    <div data-bar="updated" hidden>Updated</div>
    <div data-bar="changed" hidden>Updated <button data-show>Show</button></div>
    <div data-bar="ended" hidden>Expired</div>
  </div>`

const ask = jest.fn<Promise<{ status: number; redirected?: boolean }>, [string | undefined]>()
let newest = ""
let isActive = false
const gestures: Gestures = { first: undefined, isActive: () => isActive, idleMs: () => 0 }

const shownBar = () =>
  [...document.querySelectorAll<HTMLElement>("[data-bar]")].find(({ hidden }) => !hidden)?.dataset["bar"] ?? null
const order = () => document.querySelector("[data-section=order]")?.textContent

const open = (content: string, live?: string) => {
  document.body.innerHTML = page("tag-1", "1", content)
  const watch = document.getElementById("page-watch")
  if (!watch) throw new Error("There is no page watch")
  streams.length = 0
  keepUpdated(watch, { changes: "/changes", live }, { gestures, enhance: (root) => enhanced.push(root), swapped })
}
const enhanced: ParentNode[] = []
const swapped = jest.fn()
const nextLook = () => jest.advanceTimersByTimeAsync(3_000)

beforeAll(() => {
  installStreams()
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
  swapped.mockReset()
  enhanced.length = 0
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
    expect([enhanced.length, swapped.mock.calls.length]).toEqual([1, 1])
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

  it("asks as soon as its stream says so, and rarely while the stream is open", async () => {
    open("old", "/live")
    ask.mockResolvedValue({ status: 304 })
    expect(streams.map(({ url }) => url)).toEqual(["/live"])
    streams[0]?.open()
    await jest.advanceTimersByTimeAsync(12_000)
    expect(ask).toHaveBeenCalledTimes(1)
    ask.mockResolvedValueOnce({ status: 200 })
    newest = page("tag-2", "2", "new")
    streams[0]?.tell()
    await jest.advanceTimersByTimeAsync(0)
    expect(order()).toBe("new")
    await jest.advanceTimersByTimeAsync(15_000)
    expect(ask).toHaveBeenCalledTimes(3)
  })

  it("asks every few seconds while its stream is refused, and opens another one later", async () => {
    open("old", "/live")
    ask.mockResolvedValue({ status: 304 })
    streams[0]?.refuse()
    await jest.advanceTimersByTimeAsync(9_000)
    expect(ask).toHaveBeenCalledTimes(4)
    await jest.advanceTimersByTimeAsync(21_000)
    expect(streams).toHaveLength(2)
  })

  it("says so where it is sent to another page: its session is not the same any more", async () => {
    open("old")
    ask.mockResolvedValue({ status: 200, redirected: true })
    await nextLook()
    expect([shownBar(), order()]).toEqual(["ended", "old"])
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
