import { anOrder, fulfillments } from "../../../integration-tests/modules/support/facts"
import { type Package, type ProjectStatus, type RequestState, SYSTEM_ACTOR } from "../../contracts"
import { DEFAULT_STAGES } from "../../modules/portal-settings/default-stages"
import { toPackages } from "../../order-view/packages"
import {
  currentStageIndex,
  pageStages,
  projectStatusOf,
  type Shipping,
  shippingDatesOf,
  type ShippingDates,
  shippingOf,
} from "../status"

const states = (...list: Package["state"][]) => list.map((state) => ({ state }))

describe("what the packages say together", () => {
  it.each<[Shipping, Package["state"][]]>([
    ["none", []],
    ["none", ["preparing"]],
    ["none", ["canceled"]],
    ["none", ["canceled", "preparing"]],
    ["some_shipped", ["shipped"]],
    ["some_shipped", ["preparing", "shipped"]],
    ["some_shipped", ["preparing", "delivered"]],
    ["some_shipped", ["shipped", "delivered"]],
    ["all_delivered", ["delivered"]],
    ["all_delivered", ["delivered", "delivered", "canceled"]],
  ])("is %s for %j", (expected, list) => expect(shippingOf(states(...list), 0)).toBe(expected))

  it("is no arrival while pieces are still to come, whatever their packages have done", () => {
    expect(shippingOf(states("delivered"), 1)).toBe("some_shipped")
    expect(shippingOf(states("preparing"), 1)).toBe("none")
  })
})

describe("when the packages proved it", () => {
  const packagesOf = (...raw: object[]) => toPackages(anOrder(), fulfillments(...raw))
  const [t1, t2, t3, t4] = [1, 2, 3, 4].map((day) => `2026-11-0${day}T10:00:00.000Z`)
  const packages = packagesOf(
    { shipped_at: t2, delivered_at: t4 },
    { shipped_at: t1, delivered_at: t3 },
    { shipped_at: "2026-10-01T10:00:00.000Z", canceled_at: t1 },
  )

  it("is when the first one left and when the last one came", () => {
    expect(shippingDatesOf(packages, "all_delivered")).toEqual({ shipped: t1, delivered: t4 })
  })

  it("is no arrival before all have come", () => {
    expect(shippingDatesOf(packages, "some_shipped")).toEqual({ shipped: t1, delivered: null })
    expect(shippingDatesOf([], "none")).toEqual({ shipped: null, delivered: null })
  })

  it("is the delivery where nobody wrote the shipment down", () => {
    expect(shippingDatesOf(packagesOf({ delivered_at: t3 }), "all_delivered")).toEqual({ shipped: t3, delivered: t3 })
  })
})

describe("the project's one status", () => {
  const draft = {
    is_canceled: false,
    is_draft: true,
    request_state: null,
    is_changed_since_approval: false,
    billing_state: "none",
    shipping: "none",
  } as const

  it.each<[ProjectStatus, Partial<Parameters<typeof projectStatusOf>[0]>]>([
    ["quote", {}],
    ["approved", { is_draft: false }],
    ["awaiting_approval", { request_state: "open" }],
    ["awaiting_approval", { request_state: "open", is_draft: false }],
    ["approved", { request_state: "approved" }],
    ["changes_requested", { request_state: "changes_requested" }],
    ["declined", { request_state: "declined" }],
    ["quote", { request_state: "withdrawn" }],
    ["quote", { request_state: "superseded" }],
    ["approved", { request_state: "withdrawn", is_draft: false }],
    ["ready_for_billing", { request_state: "approved", billing_state: "ready_for_billing" }],
    ["changed_after_approval", { request_state: "approved", is_draft: false, is_changed_since_approval: true }],
    [
      "changed_after_approval",
      { request_state: "approved", billing_state: "ready_for_billing", is_changed_since_approval: true },
    ],
    [
      "shipped",
      { request_state: "approved", is_draft: false, shipping: "some_shipped", is_changed_since_approval: true },
    ],
    ["shipped", { request_state: "approved", is_draft: false, shipping: "some_shipped" }],
    ["shipped", { request_state: "open", is_draft: false, shipping: "some_shipped" }],
    ["delivered", { request_state: "approved", is_draft: false, shipping: "all_delivered" }],
    [
      "canceled",
      { is_canceled: true, request_state: "open", shipping: "all_delivered", billing_state: "ready_for_billing" },
    ],
  ])("is %s with %j", (expected, facts) => expect(projectStatusOf({ ...draft, ...facts })).toBe(expected))

  it("goes from most to least certain: cancellation, packages, billing, request, kind", () => {
    const requests: (RequestState | null)[] = [
      "open",
      "approved",
      "changes_requested",
      "declined",
      "superseded",
      "withdrawn",
      null,
    ]
    for (const request_state of requests) {
      for (const is_draft of [true, false]) {
        const facts = { ...draft, request_state, is_draft }
        expect(projectStatusOf({ ...facts, is_canceled: true })).toBe("canceled")
        expect(projectStatusOf({ ...facts, shipping: "all_delivered", billing_state: "ready_for_billing" })).toBe(
          "delivered",
        )
        expect(projectStatusOf({ ...facts, shipping: "some_shipped", billing_state: "ready_for_billing" })).toBe(
          "shipped",
        )
        const gated = projectStatusOf({ ...facts, billing_state: "ready_for_billing" })
        expect(gated === "ready_for_billing").toBe(is_draft && request_state === "approved")
      }
    }
  })
})

const nothingSent: ShippingDates = { shipped: null, delivered: null }

describe("the stage a project stands on", () => {
  it.each<[number, string, Shipping]>([
    [0, "pstg_quote", "none"],
    [3, "pstg_production", "none"],
    [4, "pstg_production", "some_shipped"],
    [5, "pstg_production", "all_delivered"],
    [5, "pstg_delivered", "some_shipped"],
    [0, "pstg_gone", "none"],
    [4, "pstg_gone", "some_shipped"],
  ])("is number %d for %s with %s", (expected, stage, shipping) =>
    expect(currentStageIndex(DEFAULT_STAGES, stage, shipping)).toBe(expected),
  )

  it("never goes back at delivery in a shop whose last stage is the shipment", () => {
    const short = DEFAULT_STAGES.slice(0, 5)
    expect(currentStageIndex(short, "pstg_artwork", "some_shipped")).toBe(4)
    expect(currentStageIndex(short, "pstg_artwork", "all_delivered")).toBe(4)
  })

  it("stays where staff put it in a shop without stages for shipping", () => {
    const short = DEFAULT_STAGES.slice(0, 4)
    expect(currentStageIndex(short, "pstg_artwork", "all_delivered")).toBe(2)
  })

  it("splits the list into what is done, where it stands and what lies ahead, with the last time it came to each", () => {
    const move = (stage_id: string, at: string) => ({ stage_id, stage_name: stage_id, at, actor: SYSTEM_ACTOR })
    const moves = [
      move("pstg_quote", "t1"),
      move("pstg_artwork", "t2"),
      move("pstg_quote", "t3"),
      move("pstg_artwork", "t4"),
      move("pstg_shipped", "t5"),
    ]
    expect(pageStages(DEFAULT_STAGES, 2, moves, nothingSent).map(({ id, state, at }) => [id, state, at])).toEqual([
      ["pstg_quote", "done", "t3"],
      ["pstg_approval", "done", null],
      ["pstg_artwork", "current", "t4"],
      ["pstg_production", "upcoming", null],
      ["pstg_shipped", "upcoming", null],
      ["pstg_delivered", "upcoming", null],
    ])
  })

  it("is done itself where the work is over", () => {
    expect(pageStages(DEFAULT_STAGES, 5, [], nothingSent).at(-1)?.state).toBe("done")
  })

  it("has the date of the packages that proved it, also where staff moved it later", () => {
    const dates = { shipped: "t1", delivered: "t3" }
    const late = [{ stage_id: "pstg_shipped", stage_name: "Shipped", at: "t2", actor: SYSTEM_ACTOR }]
    for (const moves of [[], late]) {
      expect(
        pageStages(DEFAULT_STAGES, 5, moves, dates)
          .slice(3)
          .map(({ at }) => at),
      ).toEqual([null, "t1", "t3"])
    }
  })

  it("has the packages' date on the first stage of their role alone, and none ahead", () => {
    const stages = DEFAULT_STAGES.flatMap((stage) =>
      stage.role === "shipped" ? [stage, { ...stage, id: "pstg_partner" }] : [stage],
    )
    const dates = { shipped: "t1", delivered: "t3" }
    const shown = pageStages(stages, 5, [], dates).slice(4)
    expect(shown.map(({ id, at }) => [id, at])).toEqual([
      ["pstg_shipped", "t1"],
      ["pstg_partner", null],
      ["pstg_delivered", null],
    ])
  })
})
