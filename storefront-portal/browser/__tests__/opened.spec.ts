/** @jest-environment jsdom */
import type { Gestures } from "../lib/gestures"
import { reportOpened } from "../lib/opened"

const sent = jest.fn<Promise<unknown>, [string, { body: string }]>()
const reports = (): unknown[] => sent.mock.calls.map(([, { body }]) => JSON.parse(body))
const gesturesOf = (first?: string): Gestures => ({ first, isActive: () => false, idleMs: () => 0 })

beforeAll(() => void Object.defineProperty(window, "fetch", { value: sent }))
beforeEach(() => {
  jest.useFakeTimers()
  sent.mockReset()
  sent.mockResolvedValue({})
})
afterEach(() => jest.useRealTimers())

describe("a page in view", () => {
  it("is reported once a person was seen, again after the minute in which a mail filter comes, and then no more", async () => {
    const gestures = gesturesOf()
    reportOpened("/opened", gestures)
    await jest.advanceTimersByTimeAsync(5_000)
    expect(reports()).toEqual([])
    gestures.first = "touch"
    await jest.advanceTimersByTimeAsync(500)
    expect(reports()).toMatchObject([{ gesture: "touch", again: false }])
    await jest.advanceTimersByTimeAsync(60_000)
    expect(reports()).toHaveLength(1)
    await jest.advanceTimersByTimeAsync(600_000)
    expect(reports()).toMatchObject([{ again: false }, { visible_ms: 75_000, again: true }])
  })
})
