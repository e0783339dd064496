/** @jest-environment jsdom */
import { enhanceMessageForm } from "../lib/message-form"

const sent = jest.fn<Promise<unknown>, [string, { body: URLSearchParams }]>()
const go = jest.fn()
const answer = (status: number, body: object) => ({ status, json: () => Promise.resolve(body) })

/** Listeners stand on the document of the whole file, so that the form is enhanced once. */
const page = (key: string, body = "") => {
  document.body.innerHTML = `<form action="/p/l/messages" data-message-form="l" data-network="offline" data-session="expired">
    <input type="hidden" name="key" value="${key}"><p id="message-problem" hidden></p>
    <textarea name="body">${body}</textarea>
    <select name="about"><option value=""></option><option value="proof:p">Proof</option></select>
    <button data-busy="Sending">Send</button></form>`
}
const control = <T extends Element>(selector: string): T => {
  const found = document.querySelector<T>(selector)
  if (!found) throw new Error(`There is no ${selector}`)
  return found
}
const area = () => control<HTMLTextAreaElement>("textarea")
const problem = () => control<HTMLElement>("#message-problem")
const type = (text: string) => {
  area().value = text
  area().dispatchEvent(new Event("input", { bubbles: true }))
}
const press = async () => {
  control("form").dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }))
  await settled()
}
const settled = () => new Promise((resolve) => setTimeout(resolve))
const bodies = () => sent.mock.calls.map(([, { body }]) => Object.fromEntries(body))

let stop: (() => void) | undefined

const enhance = () => {
  stop?.()
  const before = document.addEventListener
  const added: [string, EventListener][] = []
  document.addEventListener = (name: string, listener: EventListener) => {
    added.push([name, listener])
    before.call(document, name, listener)
  }
  enhanceMessageForm(go)
  document.addEventListener = before
  stop = () => added.forEach(([name, listener]) => document.removeEventListener(name, listener))
}

beforeAll(() => Object.defineProperty(window, "fetch", { value: sent, configurable: true }))
beforeEach(() => {
  localStorage.clear()
  sent.mockReset()
  go.mockReset()
})

describe("the form of a message", () => {
  it("sends what is typed once, and goes where the answer leads", async () => {
    page("key_1")
    enhance()
    sent.mockResolvedValue(answer(200, { location: "/p/l/messages#latest" }))
    type("Hello")
    const both = [press(), press()]
    await Promise.all(both)
    expect(bodies()).toEqual([{ key: "key_1", body: "Hello", about: "" }])
    expect(go).toHaveBeenCalledWith("/p/l/messages#latest")
    expect(area().value).toBe("")
  })

  it("keeps what is typed over a closed tab, with its key and what it is about", () => {
    page("key_1")
    enhance()
    control<HTMLSelectElement>("select").value = "proof:p"
    type("Half a sent")
    page("key_2")
    enhance()
    expect(area().value).toBe("Half a sent")
    expect(control<HTMLInputElement>("[name=key]").value).toBe("key_1")
    expect(control<HTMLSelectElement>("select").value).toBe("proof:p")
  })

  it("forgets what was sent", async () => {
    page("key_1")
    enhance()
    sent.mockResolvedValue(answer(200, { location: "/p/l" }))
    type("Hello")
    await press()
    page("key_2")
    enhance()
    expect([area().value, control<HTMLInputElement>("[name=key]").value]).toEqual(["", "key_2"])
  })

  it("does not overwrite what the server gave back", () => {
    page("key_1")
    enhance()
    type("Old draft")
    page("key_3", "Typed before")
    enhance()
    expect(area().value).toBe("Typed before")
  })

  it("sends by itself under the same key once the network is back, also from a form that came meanwhile", async () => {
    page("key_1")
    enhance()
    sent.mockRejectedValueOnce(new TypeError("Failed to fetch"))
    type("Hello")
    await press()
    expect([problem().textContent, problem().hidden, area().value]).toEqual(["offline", false, "Hello"])
    sent.mockResolvedValue(answer(200, { location: "/p/l" }))
    window.dispatchEvent(new Event("online"))
    await settled()
    expect(bodies().map(({ key }) => key)).toEqual(["key_1", "key_1"])
    expect(go).toHaveBeenCalledTimes(1)
  })

  it("keeps the key of its draft in a form that an update brought", async () => {
    page("key_1")
    enhance()
    type("Hello")
    page("key_9", "")
    area().value = "Hello"
    sent.mockResolvedValue(answer(200, { location: "/p/l" }))
    await press()
    expect(bodies()).toEqual([{ key: "key_1", body: "Hello", about: "" }])
  })

  it.each([
    ["the words of the refusal", answer(429, { problem: "Too much" }), "Too much"],
    ["that the link has expired", answer(401, {}), "expired"],
  ])("says %s and keeps what is typed", async (_, refusal, words) => {
    page("key_1")
    enhance()
    sent.mockResolvedValue(refusal)
    type("Hello")
    await press()
    expect([problem().textContent, area().value, area().getAttribute("aria-describedby")]).toEqual([
      words,
      "Hello",
      "message-problem",
    ])
    type("Hello again")
    expect(problem().hidden).toBe(true)
  })
})
