/** @jest-environment jsdom */
import { awaitQuote } from "../lib/await-quote"

const asked = jest.fn<Promise<{ ok: boolean; text: () => Promise<string> }>, [string]>()
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms)

beforeAll(() => Object.defineProperty(window, "fetch", { value: asked, configurable: true }))
beforeEach(() => {
  jest.useFakeTimers()
  asked.mockReset()
  document.body.innerHTML = '<a href="/a/l/request/r" data-awaits-quote>Look again</a>'
})
afterEach(() => jest.useRealTimers())

describe("waiting for the order of a sent request", () => {
  it("goes on after a network that fails, also in the middle of an answer", async () => {
    const unmade = { ok: true, text: () => Promise.resolve("<a data-awaits-quote>") }
    asked
      .mockRejectedValueOnce(new TypeError("Failed to fetch"))
      .mockResolvedValueOnce({ ok: true, text: () => Promise.reject(new TypeError("network error")) })
      .mockResolvedValueOnce({ ok: false, text: () => Promise.resolve("") })
      .mockResolvedValue(unmade)
    awaitQuote()
    for (const times of [1, 2, 3, 4]) {
      await pass(2_000)
      expect(asked).toHaveBeenCalledTimes(times)
    }
  })

  it("ends after a minute", async () => {
    asked.mockResolvedValue({ ok: true, text: () => Promise.resolve("<a data-awaits-quote>") })
    awaitQuote()
    await pass(5 * 60_000)
    expect(asked).toHaveBeenCalledTimes(30)
  })
})
