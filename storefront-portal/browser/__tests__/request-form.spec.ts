/** @jest-environment jsdom */
import { saveWhileTyping } from "../lib/request-form"

const sent = jest.fn<Promise<unknown>, [string, { body: URLSearchParams }]>()
const answer = (status: number, body: object) => ({ status, json: () => Promise.resolve(body) })

const page = () => {
  document.body.innerHTML = `<form action="/a/l/request/r" data-request-form="what" data-saving="Saving" data-saved="Saved"
      data-network="offline" data-invalid="check" data-conflict="changed elsewhere" data-left-out="all but a file">
    <input type="hidden" name="version" value="1"><input name="name" value=""><button name="go" value="next">Next</button>
    <p data-autosave></p></form>`
  saveWhileTyping()
}
const control = <T extends Element>(selector: string): T => {
  const found = document.querySelector<T>(selector)
  if (!found) throw new Error(`There is no ${selector}`)
  return found
}
const type = (text: string) => {
  const field = control<HTMLInputElement>('input[name="name"]')
  field.value = text
  field.dispatchEvent(new Event("input", { bubbles: true }))
}
const said = () => control("[data-autosave]").textContent
const version = () => control<HTMLInputElement>('input[name="version"]').value
const bodies = () => sent.mock.calls.map(([, { body }]) => Object.fromEntries(body))
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms)

beforeAll(() => Object.defineProperty(window, "fetch", { value: sent, configurable: true }))
beforeEach(() => {
  jest.useFakeTimers()
  sent.mockReset()
  page()
})
afterEach(() => jest.useRealTimers())

describe("saving while typing", () => {
  it("waits for a pause, saves once, and types on over the version that it got", async () => {
    sent.mockResolvedValueOnce(answer(200, { version: 2 })).mockResolvedValueOnce(answer(200, { version: 3 }))
    type("Sum")
    await pass(500)
    type("Summer")
    await pass(1_300)
    expect(bodies()).toEqual([{ version: "1", name: "Summer", go: "save" }])
    expect([version(), said()]).toEqual(["2", "Saved"])
    type("Summer fair")
    await pass(1_300)
    expect(bodies()[1]).toMatchObject({ version: "2", name: "Summer fair" })
  })

  it("tries again without a connection, with what is typed by then", async () => {
    sent.mockRejectedValueOnce(new TypeError("offline")).mockResolvedValueOnce(answer(200, { version: 2 }))
    type("Sum")
    await pass(1_300)
    expect(said()).toBe("offline")
    await pass(10_000)
    expect([version(), said()]).toEqual(["2", "Saved"])
  })

  it("stops where another tab changed the request, and leaves what is typed where it is", async () => {
    sent.mockResolvedValue(answer(409, { problem: "conflict" }))
    type("Mine")
    await pass(1_300)
    expect(said()).toBe("changed elsewhere")
    type("Mine, too")
    await pass(20_000)
    expect(sent).toHaveBeenCalledTimes(1)
    expect(control<HTMLInputElement>('input[name="name"]').value).toBe("Mine, too")
  })

  it("says that something cannot be saved yet, and saves once it can", async () => {
    sent.mockResolvedValueOnce(answer(400, { problem: "invalid" })).mockResolvedValueOnce(answer(200, { version: 2 }))
    type("2.5")
    await pass(1_300)
    expect(said()).toBe("check")
    type("25")
    await pass(1_300)
    expect(said()).toBe("Saved")
  })

  it("says that a file was left out, and goes on saving", async () => {
    sent
      .mockResolvedValueOnce(answer(200, { version: 2, has_left_out: true }))
      .mockResolvedValueOnce(answer(200, { version: 3, has_left_out: false }))
    type("With a file")
    await pass(1_300)
    expect([version(), said()]).toEqual(["2", "all but a file"])
    type("Without")
    await pass(1_300)
    expect([version(), said()]).toEqual(["3", "Saved"])
  })

  it("stays on the step while a file beside it was refused, and says so there", async () => {
    const form = control<HTMLFormElement>("form")
    form.insertAdjacentHTML(
      "beforeend",
      `<div data-file-picker="/files/l" data-failed="a file cannot be sent"><p data-file-problem hidden></p>
         <ul data-files><li data-file="refused"><input disabled></li></ul></div>`,
    )
    const again = jest.spyOn(form, "requestSubmit").mockImplementation(() => undefined)
    const press = () => {
      const submit = new SubmitEvent("submit", { cancelable: true, submitter: control<HTMLElement>("button") })
      form.dispatchEvent(submit)
      return submit.defaultPrevented
    }
    expect(press()).toBe(true)
    await pass(0)
    expect(control("[data-file-problem]").textContent).toBe("a file cannot be sent")
    expect(again).not.toHaveBeenCalled()
    control("[data-file]").remove()
    expect(press()).toBe(false)
  })

  it("lets a button's own request follow a save that is on its way, over the new version", async () => {
    let arrive: (value: unknown) => void = () => undefined
    sent.mockReturnValueOnce(new Promise((resolve) => (arrive = resolve)))
    type("Summer")
    await pass(1_300)
    const form = control<HTMLFormElement>("form")
    const again = jest.spyOn(form, "requestSubmit").mockImplementation(() => undefined)
    const press = new SubmitEvent("submit", { cancelable: true, submitter: control<HTMLElement>("button") })
    form.dispatchEvent(press)
    expect(press.defaultPrevented).toBe(true)
    arrive(answer(200, { version: 2 }))
    await pass(0)
    expect(again).toHaveBeenCalledWith(control("button"))
    expect(version()).toBe("2")
  })
})
