/** @jest-environment jsdom */
import { confirmPayment } from "../lib/confirm-payment"

const asked = jest.fn<Promise<unknown>, [string, { method: string; body: URLSearchParams }]>()
const reload = jest.fn()
const answer = (state: string) => ({ ok: true, json: () => Promise.resolve({ state }) })

const open = (state: string) => {
  document.body.innerHTML = `<div id="checkout" data-refresh="/p/l/checkouts/c" data-state="${state}">
    <form><input type="hidden" name="form_token" value="token"></form></div>`
  confirmPayment(reload)
}

beforeAll(() => Object.defineProperty(window, "fetch", { value: asked }))
beforeEach(() => {
  jest.useFakeTimers()
  asked.mockReset()
  reload.mockReset()
})
afterEach(() => jest.useRealTimers())

describe("a client who comes back from Stripe", () => {
  it("sees how the payment ended as soon as the shop has booked it", async () => {
    asked.mockResolvedValueOnce(answer("opening")).mockResolvedValue(answer("paid"))
    open("opening")
    await jest.advanceTimersByTimeAsync(0)
    expect(reload).not.toHaveBeenCalled()
    await jest.advanceTimersByTimeAsync(1_500)
    expect(reload).toHaveBeenCalledTimes(1)
    const [[url, sent] = []] = asked.mock.calls
    expect(url).toBe("/p/l/checkouts/c")
    expect(sent?.method).toBe("POST")
    expect(sent?.body.get("form_token")).toBe("token")
    await jest.advanceTimersByTimeAsync(120_000)
    expect(asked).toHaveBeenCalledTimes(2)
  })

  it("has a payment booked that Stripe already calls paid, once", async () => {
    asked.mockResolvedValue(answer("paid"))
    open("paid")
    await jest.advanceTimersByTimeAsync(120_000)
    expect(asked).toHaveBeenCalledTimes(1)
    expect(reload).not.toHaveBeenCalled()
  })

  it("is not kept asking for ever while nothing answers, and less often with time", async () => {
    asked.mockRejectedValue(new TypeError("Failed to fetch"))
    open("unknown")
    await jest.advanceTimersByTimeAsync(10_000)
    const soon = asked.mock.calls.length
    await jest.advanceTimersByTimeAsync(600_000)
    expect(soon).toBe(4)
    expect(asked).toHaveBeenCalledTimes(9)
    expect(reload).not.toHaveBeenCalled()
  })

  it.each(["failed", "expired"])("is not asked about a payment that has %s", async (state) => {
    open(state)
    await jest.advanceTimersByTimeAsync(60_000)
    expect(asked).not.toHaveBeenCalled()
  })
})
