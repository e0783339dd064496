/** @jest-environment jsdom */
import { markMessagesRead } from "../lib/message-read"

const sent = jest.fn<Promise<unknown>, [string, { body: URLSearchParams }]>()
const marked = () => sent.mock.calls.map(([, { body }]) => body.get("until"))

const show = (until: string | null, top = 100) => {
  document.body.innerHTML = `<input name="form_token" value="token">
    <div ${until ? `data-read-until="${until}"` : ""}><p data-entry="${until}"></p></div>`
  const entry = document.querySelector("[data-entry]")
  if (entry) entry.getBoundingClientRect = () => ({ ...document.body.getBoundingClientRect(), top, bottom: top + 50 })
}

beforeAll(() => {
  Object.defineProperty(window, "fetch", { value: sent })
  Object.defineProperty(globalThis, "CSS", { value: { escape: (text: string) => text } })
})
beforeEach(() => {
  jest.useFakeTimers()
  sent.mockReset()
  sent.mockResolvedValue({})
})
afterEach(() => jest.useRealTimers())

describe("the newest message", () => {
  it("counts as read once it was in view for a second, and only once", async () => {
    show("pmsg_1")
    markMessagesRead()
    await jest.advanceTimersByTimeAsync(1_000)
    expect(marked()).toEqual([])
    await jest.advanceTimersByTimeAsync(10_000)
    expect(marked()).toEqual(["pmsg_1"])
    show("pmsg_2")
    await jest.advanceTimersByTimeAsync(2_000)
    expect(marked()).toEqual(["pmsg_1", "pmsg_2"])
  })

  it.each([
    ["below the screen", "pmsg_1", 10_000],
    ["read already", null, 100],
  ])("is not marked while it is %s", async (_, until, top) => {
    show(until, top)
    markMessagesRead()
    await jest.advanceTimersByTimeAsync(10_000)
    expect(marked()).toEqual([])
  })
})
