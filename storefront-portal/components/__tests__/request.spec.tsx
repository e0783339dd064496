/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node"]}
 */
import { EMPTY_REQUEST } from "@contracts/quote-request"
import { readStep } from "@/lib/request/read-step"
import { addressKey, stepFields } from "@/lib/request/step-fields"
import { aFile } from "./support/conversation"
import { aContent, anAddressOfRequest, aRequestOf, conflict, requestList, requestPage } from "./support/request"
import { english, show, textOf } from "./support/render"

const formOf = (body: HTMLElement) => {
  const form = body.querySelector<HTMLFormElement>("form[data-request-form]")
  if (!form) throw new Error("the page has no form of a step")
  return form
}
/** What a browser sends when the form's first button is pressed. */
const sentBy = (form: HTMLFormElement) =>
  new URLSearchParams(
    [...new FormData(form)].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  )
const context = { lineIds: ["l1", "l2"], addresses: [anAddressOfRequest], change: null }

describe("the form of a step", () => {
  it.each(["what", "artwork", "delivery"] as const)("sends back what it shows: %s", (step) => {
    const sent = sentBy(formOf(show(requestPage(step)(english))))
    expect(sent.get("version")).toBe("3")
    const read = readStep(step, sent, context)
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    const { part } = read
    if (part.step === "what") expect(part.lines).toEqual(aContent.lines.map(({ sizes: _, ...line }) => line))
    if (part.step === "artwork") {
      expect(part.sizes).toEqual({ l1: [], l2: [{ label: "1", quantity: 12 }] })
      expect(part).toMatchObject({ proof_ids: ["pprf_1"], notes: "Логотип слева" })
    }
    if (part.step === "delivery")
      expect(part).toEqual({
        step,
        in_hands_date: "2027-04-12",
        address: anAddressOfRequest,
        po_number: "ВЛ-7",
        budget: "500",
        remarks: "Звоните\nутром",
      })
  })

  it("goes on when Enter is pressed, whatever button stands first on the page", () => {
    for (const step of ["what", "artwork", "delivery"] as const)
      expect(formOf(show(requestPage(step)(english))).querySelector("button")?.value).toBe("next")
  })

  it("has a line to type into while there is none", () => {
    const form = formOf(show(requestPage("what", aRequestOf(EMPTY_REQUEST))(english)))
    expect(form.querySelectorAll('input[name="line"]')).toHaveLength(1)
    expect(readStep("what", sentBy(form), { ...context, lineIds: [] })).toMatchObject({ ok: true, part: { lines: [] } })
  })

  it("keeps what was typed here and shows what another tab saved, with the version that saving again replaces", () => {
    const typed = new URLSearchParams([
      ["name", "Осень"],
      ["line", "l1"],
      ["product.l1", "Кепка"],
    ])
    const body = show(requestPage("what", aRequestOf(), conflict("what", typed))(english))
    expect(formOf(body).querySelector<HTMLInputElement>("#name")?.value).toBe("Осень")
    expect(formOf(body).querySelector<HTMLInputElement>('input[name="version"]')?.value).toBe("3")
    const notice = body.querySelector<HTMLElement>('[role="alert"]')
    expect(notice && textOf(notice)).toContain("Футболка, синий")
  })
})

it("is reviewed with the color of a line that has no product yet", () => {
  const [line] = aContent.lines
  if (!line) throw new Error("the request has no line")
  const body = show(requestPage("review", aRequestOf({ lines: [{ ...line, product: "" }] }))(english))
  expect(textOf(body)).toContain("Not described yet, синий")
})

describe("what a step's form sends", () => {
  const what = (fields: Record<string, string>, change: Parameters<typeof readStep>[2]["change"] = null) =>
    readStep("what", new URLSearchParams([["line", "a"], ["line", "b"], ...Object.entries(fields)]), {
      ...context,
      change,
    })

  it.each(["0", "-1", "2.5", "2,5", "1e9", "1000000000", "100001", "ten"])("is no quantity: %s", (typed) => {
    expect(what({ "product.a": "Tote", "quantity.a": typed })).toEqual({
      ok: false,
      problems: { "quantity.a": "request.problem.pieces" },
    })
  })

  it.each([
    ["24", 24],
    [" 1 200 ", 1200],
    ["２４", 24],
    ["", null],
  ])("is a quantity: %j", (typed, quantity) => {
    expect(what({ "product.a": "Tote", "quantity.a": typed })).toMatchObject({ part: { lines: [{ quantity }] } })
  })

  it("leaves out lines in which nothing was typed, unless one is added", () => {
    expect(what({ "product.a": "Tote" })).toMatchObject({ part: { lines: [{ id: "a" }] } })
    const added = what({ "product.a": "Tote" }, { kind: "add" })
    expect(added.ok && added.part.step === "what" && added.part.lines).toHaveLength(3)
    expect(what({ "product.a": "Tote" }, { kind: "remove", id: "a" })).toMatchObject({ part: { lines: [{ id: "b" }] } })
  })

  it("names the field of a text that is too long", () => {
    expect(what({ "color.b": "x".repeat(101) })).toEqual({
      ok: false,
      problems: { "color.b": "request.problem.too_long" },
    })
    const delivery = readStep("delivery", new URLSearchParams({ remarks: "x".repeat(10_001) }), context)
    expect(delivery).toEqual({ ok: false, problems: { remarks: "request.problem.too_long" } })
  })

  it("counts a line break once, as the text field does", () => {
    const remarks = `${"x\r\n".repeat(5_000).slice(0, -2)}y`
    expect(readStep("delivery", new URLSearchParams({ remarks }), context)).toMatchObject({ ok: true })
  })

  it.each([
    ["later", null],
    [addressKey(anAddressOfRequest), anAddressOfRequest],
  ])("chooses an address: %s", (where, address) => {
    const sent = new URLSearchParams({ where, city: "typed before another was chosen" })
    expect(readStep("delivery", sent, context)).toMatchObject({ ok: true, part: { address } })
  })

  it("says when a chosen address is none of the account's any more", () => {
    const sent = new URLSearchParams({ where: "0123456789abcdef" })
    expect(readStep("delivery", sent, context)).toMatchObject({ problems: { where: "request.problem.address_gone" } })
  })

  it("refuses a day that does not exist", () => {
    const sent = new URLSearchParams({ in_hands_date: "2027-02-30" })
    expect(readStep("delivery", sent, context)).toEqual({
      ok: false,
      problems: { in_hands_date: "request.problem.date" },
    })
  })

  it("takes sizes that the form did not have, none of a size as nothing, and no half of one", () => {
    const artwork = (fields: Record<string, string>) => readStep("artwork", new URLSearchParams(fields), context)
    expect(
      artwork({ "size.l1.M": "12", "size.l1.L": "0", "other.l1": "Youth M", "other_pieces.l1": "3" }),
    ).toMatchObject({
      part: {
        sizes: {
          l1: [
            { label: "M", quantity: 12 },
            { label: "Youth M", quantity: 3 },
          ],
          l2: [],
        },
      },
    })
    expect(artwork({ "size.l1.M": "1.5" })).toMatchObject({ problems: { "size.l1.M": "request.problem.pieces" } })
    expect(artwork({ "other.l1": "Youth M" })).toMatchObject({
      problems: { "other_pieces.l1": "request.problem.pieces" },
    })
  })
})

describe("the review", () => {
  it("offers to send what is complete, once it was seen, and leads back to each part", () => {
    const body = show(requestPage("review")(english))
    expect(body.querySelector('form[action="/a/plink_1/request/pqreq_1/send"] input[name="version"]')).not.toBeNull()
    const changes = [...body.querySelectorAll("a")].map((link) => link.getAttribute("href"))
    for (const step of ["what", "artwork", "delivery"])
      expect(changes).toContain(`/a/plink_1/request/pqreq_1?step=${step}`)
  })

  it("says of each file what its check has found so far, and so does the step that it belongs to", () => {
    const request = aRequestOf(
      {},
      {
        files: [
          aFile({ id: "pfile_1", name: "ready.svg" }),
          aFile({ id: "pfile_2", name: "waiting.svg", state: "waiting", preview: null }),
          aFile({ id: "pfile_3", name: "virus.pdf", state: "refused", problem: "infected", preview: null }),
        ],
      },
    )
    for (const view of ["review", "artwork"] as const) {
      const items = [...show(requestPage(view, request)(english)).querySelectorAll("li")].map(textOf)
      expect(items).toEqual(
        expect.arrayContaining([
          "ready.svg",
          expect.stringMatching(/^waiting\.svg\s?Being checked…$/),
          expect.stringMatching(/^virus\.pdf\s?This file did not pass our check and cannot be sent\.$/),
        ]),
      )
    }
  })

  it("names the files that could not be saved with the rest", () => {
    const left_out = ["virus.pdf", "a.svg"]
    const state = { ...conflict("artwork", new URLSearchParams()), fields: null, failure: "files" as const, left_out }
    expect(textOf(show(requestPage("artwork", aRequestOf(), state)(english)))).toContain(
      "These files can’t be used and were left out: virus.pdf and a.svg. Everything else is saved.",
    )
  })

  it.each([
    ["what lacks something", requestPage("review", aRequestOf({}, { problems: ["no_quantity"] }))],
    ["a preview", requestPage("review", aRequestOf(), null, true)],
    ["what was sent", requestPage("review", aRequestOf({}, { state: "sent", sent_at: "2026-11-26T10:00:00.000Z" }))],
  ])("offers no way to send %s", (_, render) => {
    expect(show(render(english)).querySelector('form[action$="/send"]')).toBeNull()
  })
})

it("leads from the list to the request that was not sent yet", () => {
  const links = [...show(requestList()(english)).querySelectorAll("a")]
  const [first] = links.filter((link) => textOf(link) === "Go on with your request")
  expect(first?.getAttribute("href")).toBe("/a/plink_1/request/pqreq_1")
})

it("holds every field of a step's content", () => {
  expect([...stepFields("delivery", { ...aContent, address: null }, []).keys()]).toEqual([
    ...["in_hands_date", "where", "po_number", "budget", "remarks"],
  ])
})
