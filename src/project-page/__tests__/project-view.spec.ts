import {
  aDecision,
  anOrder,
  aProject,
  aRequest,
  NOTHING_DONE,
  rawItem,
  theFacts,
} from "../../../integration-tests/modules/support/facts"
import { projectViewSchema } from "../../contracts"
import { canonicalBytes } from "../../lib/canonical-json"
import { sha256Hex } from "../../lib/digest"
import { toOrderDocument } from "../order-document"
import { toProjectView } from "../project-view"

const current = sha256Hex(canonicalBytes(toOrderDocument(anOrder(), aProject)))
const asked = aRequest({ document_sha256: current })

describe("the page's view of a project", () => {
  it("is what its contract says, with everything filled and with nothing", () => {
    const full = theFacts({
      requests: [asked],
      decisions: [aDecision()],
      moves: [
        {
          id: "m",
          project_id: "pproj_1",
          stage_id: "pstg_quote",
          stage_name: "Quote",
          actor_name: null,
          created_at: new Date(),
        },
      ],
      order: anOrder({ fulfillments: [{ id: "f", created_at: new Date(), shipped_at: new Date() }] }),
    })
    const bare = theFacts({
      rep: null,
      order: anOrder({
        items: [],
        customer: null,
        shipping_address: null,
        billing_address: null,
        email: null,
        shipping_methods: null,
        transactions: null,
        fulfillments: null,
      }),
    })
    for (const facts of [full, bare])
      expect(projectViewSchema.strict().parse(toProjectView(facts))).toEqual(toProjectView(facts))
  })

  it("asks for a decision only on an open request for the order as it reads now", () => {
    expect(toProjectView(theFacts({ requests: [asked] })).needs).toEqual([
      {
        kind: "approve_order",
        request_id: "pareq_1",
        version: 1,
        amount: "143.50",
        requested_at: "2026-11-02T10:00:00.000Z",
        message: null,
        change_count: 0,
      },
    ])
    expect(toProjectView(theFacts()).needs).toEqual([])
    expect(toProjectView(theFacts({ requests: [{ ...asked, state: "approved" }] })).needs).toEqual([])
    expect(toProjectView(theFacts({ requests: [asked], order: anOrder({ status: "canceled" }) })).needs).toEqual([])
  })

  it("calls a request outdated as soon as the order reads otherwise, and asks for nothing", () => {
    const view = toProjectView(theFacts({ requests: [asked], order: anOrder({ items: [rawItem({ quantity: 24 })] }) }))
    expect(view.request).toMatchObject({ state: "open", is_current: false })
    expect(view.needs).toEqual([])
  })

  it("goes by the newest request alone", () => {
    const view = toProjectView(
      theFacts({ requests: [aRequest({ id: "old", state: "superseded" }), { ...asked, id: "new", version: 2 }] }),
    )
    expect(view.request).toMatchObject({ id: "new", version: 2, is_current: true })
    expect(view.status).toBe("awaiting_approval")
    expect(view.timeline.filter(({ kind }) => kind === "approval_requested")).toHaveLength(2)
  })

  it("owes what the transactions leave, refunds and chargebacks counted, also when too much was paid", () => {
    const owed = (...amounts: number[]) =>
      toProjectView(theFacts({ order: anOrder({ transactions: amounts.map((amount) => ({ amount })) }) })).totals
    expect(owed()).toMatchObject({ paid: "0.00", owed: "143.50" })
    expect(owed(50, 50)).toMatchObject({ paid: "100.00", owed: "43.50" })
    expect(owed(143.5, -20, -0.1)).toMatchObject({ paid: "123.40", owed: "20.10" })
    expect(owed(200)).toMatchObject({ paid: "200.00", owed: "-56.50" })
  })

  it("counts pieces over all lines", () => {
    expect(
      toProjectView(theFacts({ order: anOrder({ items: [rawItem({ id: "a" }), rawItem({ id: "b", quantity: 5 })] }) }))
        .pieces,
    ).toBe(15)
  })

  it("has arrived only with its last piece: one delivered package of a part is no delivered order", () => {
    const at = "2026-11-06T10:00:00.000Z"
    const viewWith = (came: number) =>
      toProjectView(
        theFacts({
          order: anOrder({
            items: [
              rawItem({
                detail: { ...NOTHING_DONE, fulfilled_quantity: came, shipped_quantity: came, delivered_quantity: came },
              }),
            ],
            fulfillments: [{ id: "f", created_at: at, shipped_at: at, delivered_at: at }],
          }),
        }),
      )
    expect(viewWith(4)).toMatchObject({
      status: "shipped",
      places: { delivered: 4, on_the_way: 0, to_come: 6 },
      unpacked: [{ title: "Heavy tee", size: "M", quantity: 6 }],
    })
    expect(viewWith(4).stages.map(({ role, at: since }) => [role, since])).toContainEqual(["shipped", at])
    expect(viewWith(10)).toMatchObject({ status: "delivered", places: { delivered: 10, on_the_way: 0, to_come: 0 } })
    expect(viewWith(10).stages.at(-1)).toMatchObject({ role: "delivered", state: "done", at })
  })

  it("shows nothing of a person's address, agent or identity that the stamp does not", () => {
    const view = toProjectView(
      theFacts({
        requests: [asked],
        decisions: [aDecision({ email: "secret@example.com", recorded_by_id: "user_9" })],
      }),
    )
    expect(JSON.stringify(view.decisions)).not.toMatch(/secret@example\.com|user_9|plink_1/)
    expect(JSON.stringify(view.request)).not.toContain("user_1")
  })
})
