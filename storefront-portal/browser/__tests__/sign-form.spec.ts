/** @jest-environment jsdom */
import { enhanceSignForms } from "../lib/sign-form"

const FORM = `
  <div data-failure="network" tabindex="-1" hidden>Not through</div>
  <div data-failure="session" tabindex="-1" hidden>Expired</div>
  <form novalidate data-sign action="/p/l/review/r#decision">
    <input type="hidden" name="decision" value="approved">
    <input id="sign-name" name="name" required data-missing="Name?"><p id="sign-name-problem" hidden></p>
    <input id="sign-email" name="email" type="email" required data-missing="Email?" value="a@b.example">
    <p id="sign-email-problem" hidden></p>
    <input id="sign-consent" name="consent" type="checkbox" value="yes" required data-missing="Consent?">
    <p id="sign-consent-problem" hidden></p>
    <p data-signature hidden></p>
    <button data-busy="One moment">Sign</button>
  </form>`

interface Answer {
  status: number
  type: string
  body: string
}

const sent = jest.fn<Promise<unknown>, [string, { body: URLSearchParams; headers: Record<string, string> }]>()
const answer = ({ status, type, body }: Answer) => ({
  ok: status < 300,
  status,
  headers: { get: () => type },
  text: () => Promise.resolve(body),
})
const find = <E extends HTMLElement>(selector: string): E => {
  const found = document.querySelector<E>(selector)
  if (!found) throw new Error(`There is no ${selector}`)
  return found
}
const fill = () => {
  find<HTMLInputElement>("#sign-name").value = "Sarah Smith"
  find<HTMLInputElement>("#sign-consent").checked = true
}
const press = () => find<HTMLButtonElement>("button").click()
/** What follows an answer takes a few turns of the event loop. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

beforeAll(() => {
  Object.defineProperty(window, "fetch", { value: sent })
  enhanceSignForms()
})

beforeEach(() => {
  sent.mockReset()
  document.body.innerHTML = `<main id="content">${FORM}</main>`
})

describe("a form that is signed", () => {
  it("says beside each field what is missing, goes to the first, and is not sent", () => {
    press()
    expect(find("#sign-name-problem").textContent).toBe("Name?")
    expect(find("#sign-consent-problem").textContent).toBe("Consent?")
    expect(find("#sign-email-problem").hidden).toBe(true)
    expect(find("#sign-name").getAttribute("aria-describedby")).toBe("sign-name-problem")
    expect(document.activeElement).toBe(find("#sign-name"))
    expect(sent).not.toHaveBeenCalled()

    find("#sign-name").dispatchEvent(new Event("input", { bubbles: true }))
    expect(find("#sign-name-problem").hidden).toBe(true)
    expect(find("#sign-name").hasAttribute("aria-invalid")).toBe(false)
  })

  it("refuses half an email address", () => {
    fill()
    find<HTMLInputElement>("#sign-email").value = "sarah@nowhere"
    press()
    expect(find("#sign-email-problem").textContent).toBe("Email?")
    expect(sent).not.toHaveBeenCalled()
  })

  it("is sent once however often it is pressed, says that it is busy, and goes where the answer says", async () => {
    let arrive: (value: unknown) => void = () => undefined
    sent.mockReturnValue(new Promise((resolve) => (arrive = resolve)))
    fill()
    press()
    press()
    expect(sent).toHaveBeenCalledTimes(1)
    const request = sent.mock.calls[0]?.[1]
    expect(Object.fromEntries(request?.body ?? [])).toEqual({
      decision: "approved",
      name: "Sarah Smith",
      email: "a@b.example",
      consent: "yes",
    })
    expect(request?.headers["accept"]).toMatch(/^application\/json/)
    expect(find("button").textContent).toBe("One moment")
    arrive(answer({ status: 200, type: "application/json", body: '{"location":"#done"}' }))
    await settled()
    expect(location.hash).toBe("#done")
  })

  it("says that it did not get through when there is no answer, keeps what was typed, and can be sent again", async () => {
    sent.mockRejectedValueOnce(new DOMException("Timed out", "TimeoutError"))
    fill()
    press()
    await settled()
    expect(find("[data-failure=network]").hidden).toBe(false)
    expect(document.activeElement).toBe(find("[data-failure=network]"))
    expect(find<HTMLInputElement>("#sign-name").value).toBe("Sarah Smith")
    expect(find("button").textContent).toBe("Sign")

    sent.mockResolvedValueOnce(answer({ status: 200, type: "application/json", body: '{"location":"#again"}' }))
    press()
    expect(find("[data-failure=network]").hidden).toBe(true)
    await settled()
    expect(location.hash).toBe("#again")
  })

  it("offers a new link when the session ended, and keeps what was typed", async () => {
    sent.mockResolvedValueOnce(answer({ status: 401, type: "text/html", body: "<main id=content>Expired</main>" }))
    fill()
    press()
    await settled()
    expect(find("[data-failure=session]").hidden).toBe(false)
    expect(find<HTMLInputElement>("#sign-name").value).toBe("Sarah Smith")
    expect(find<HTMLInputElement>("#sign-consent").checked).toBe(true)
  })

  it("says it in place when the bar tells that the link has ended", () => {
    document.body.insertAdjacentHTML("beforeend", '<div data-bar="ended"><a href="/p/l">New link</a></div>')
    const press = new MouseEvent("click", { bubbles: true, cancelable: true })
    find("[data-bar=ended] a").dispatchEvent(press)
    expect(press.defaultPrevented).toBe(true)
    expect(find("[data-failure=session]").hidden).toBe(false)
  })

  it("shows the page that came back, with the focus on what is wrong", async () => {
    const body = '<main id="content"><div data-failure="" tabindex="-1">Changed</div></main>'
    sent.mockResolvedValueOnce(answer({ status: 409, type: "text/html; charset=utf-8", body }))
    fill()
    press()
    await settled()
    expect(find("#content").textContent).toBe("Changed")
    expect(document.activeElement).toBe(find("[data-failure]"))
  })

  it("gives up after 15 seconds", async () => {
    const timeout = jest.spyOn(AbortSignal, "timeout")
    sent.mockRejectedValueOnce(new DOMException("Timed out", "TimeoutError"))
    fill()
    press()
    await settled()
    expect(timeout).toHaveBeenCalledWith(15_000)
  })

  it("shows the typed name as a signature", () => {
    find<HTMLInputElement>("#sign-name").value = "Sarah"
    find("#sign-name").dispatchEvent(new Event("input", { bubbles: true }))
    expect(find("[data-signature]").textContent).toBe("Sarah")
    expect(find("[data-signature]").hidden).toBe(false)
  })
})
