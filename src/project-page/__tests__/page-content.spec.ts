import {
  aDecision,
  anOrder,
  aProject,
  aRequest,
  fulfillments,
  rawItem,
  theFacts,
} from "../../../integration-tests/modules/support/facts"
import { projectPageSchema, SYSTEM_ACTOR } from "../../contracts"
import { toOwnChecklist } from "../../checklist-view/checklist-facts"
import { canonicalBytes } from "../../lib/canonical-json"
import { sha256Hex } from "../../lib/digest"
import { toOrderDocument } from "../../order-view/order-document"
import { toShippingFacts } from "../../shipping-view/shipping-facts"
import type { LoadedSection } from "../define-section"
import { toPageContent } from "../page-content"
import { checklistSection } from "../sections/checklist"
import { conversationSection } from "../sections/conversation"
import { documentsSection } from "../sections/documents"
import { invoicesSection } from "../sections/invoices"
import { proofsSection } from "../sections/proofs"
import { shippingSection } from "../sections/shipping"

const current = toOrderDocument(anOrder(), aProject)
const asked = aRequest({ document_sha256: sha256Hex(canonicalBytes(current)) })
/** A project whose newest request pinned the order as it reads without `more`. */
const askedFacts = (more: Parameters<typeof theFacts>[0]) => theFacts({ requests: [asked], asked: current, ...more })

const NO_PROOFS = { proofs: [], requests: [], decisions: [], deadlines: null }
const NO_INVOICES = { invoices: [], payments: [], can_pay: false, has_finance_gate: false }
const NOTHING_GIVEN = toOwnChecklist([
  {
    ...{ po_number: null, po_policy: { mode: null, settings: null }, proof_settings: null },
    ...{ requests: [], with_proof: [], entries: [] },
  },
  [],
])
const nothingMore = new Map<string, LoadedSection>([
  ["proofs", { key: "", present: (core) => proofsSection.present(NO_PROOFS, core) }],
  ["invoices", { key: "", present: (core) => invoicesSection.present(NO_INVOICES, core) }],
  ["documents", { key: "", present: (core) => documentsSection.present([], core) }],
  ["checklist", { key: "", present: (core) => checklistSection.present(NOTHING_GIVEN, core) }],
  ["shipping", { key: "", present: (core) => shippingSection.present(toShippingFacts(null), core) }],
  ["conversation", { key: "", present: (core) => conversationSection.present([[], []], core) }],
])

const contentSchema = projectPageSchema.omit({ viewer: true, shop: true, versions: true }).strict()

describe("the content of a project's page", () => {
  it("is what its contract says, with everything filled and with nothing", () => {
    const full = theFacts({
      requests: [asked],
      decisions: [aDecision()],
      moves: [{ stage_id: "pstg_quote", stage_name: "Quote", at: new Date().toISOString(), actor: SYSTEM_ACTOR }],
      delivery: fulfillments({ shipped_at: new Date() }),
    })
    const bare = theFacts({
      rep: null,
      order: anOrder({
        items: [],
        customer: null,
        shipping_address: null,
        billing_address: null,
        email: null,
        shipping_methods: [],
      }),
    })
    for (const facts of [full, bare]) {
      const content = toPageContent(facts, nothingMore)
      expect(contentSchema.parse(content)).toEqual(content)
    }
  })

  it("asks for a decision only on an open request for the order as it reads now", () => {
    expect(toPageContent(askedFacts({})).action_items).toEqual([
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
    expect(toPageContent(theFacts()).action_items).toEqual([])
    expect(toPageContent(askedFacts({ requests: [{ ...asked, state: "approved" }] })).action_items).toEqual([])
    expect(toPageContent(askedFacts({ order: anOrder({ status: "canceled" }) })).action_items).toEqual([])
  })

  it("calls a request outdated as soon as the order reads otherwise, and asks for nothing", () => {
    const view = toPageContent(askedFacts({ order: anOrder({ items: [rawItem({ quantity: 24 })] }) }))
    expect(view.sections.approval.request).toMatchObject({ state: "open", is_current: false })
    expect(view.action_items).toEqual([])
  })

  it("takes what the client filled in while approving for part of what was approved", () => {
    const project = { ...aProject, po_number: "PO-2" }
    const approved = { decision: aDecision(), document: toOrderDocument(anOrder(), project) }
    const facts = { requests: [{ ...asked, state: "approved" as const }], decisions: [approved.decision], project }
    const { approval } = toPageContent(askedFacts({ ...facts, approved })).sections
    expect(approval).toMatchObject({ request: { is_current: true }, difference: null })
    const later = toPageContent(askedFacts({ ...facts, approved, project: { ...project, po_number: "PO-3" } }))
    expect(later.sections.approval).toMatchObject({
      request: { is_current: false },
      difference: { changes: [{ label: "po_number", before: "PO-2", after: "PO-3" }] },
    })
  })

  it("goes by the newest request alone", () => {
    const view = toPageContent(
      askedFacts({ requests: [aRequest({ id: "old", state: "superseded" }), { ...asked, id: "new", version: 2 }] }),
    )
    expect(view.sections.approval.request).toMatchObject({ id: "new", version: 2, is_current: true })
    expect(view.project.status).toBe("awaiting_approval")
    expect(view.timeline.filter(({ kind }) => kind === "approval_requested")).toHaveLength(2)
  })

  it("owes what the transactions leave, refunds and chargebacks counted, also when too much was paid", () => {
    const owed = (...amounts: number[]) =>
      toPageContent(theFacts({ order: anOrder({ transactions: amounts.map((amount) => ({ amount })) }) })).sections
        .order.totals
    expect(owed()).toMatchObject({ paid: "0.00", owed: "143.50" })
    expect(owed(50, 50)).toMatchObject({ paid: "100.00", owed: "43.50" })
    expect(owed(143.5, -20, -0.1)).toMatchObject({ paid: "123.40", owed: "20.10" })
    expect(owed(200)).toMatchObject({ paid: "200.00", owed: "-56.50" })
  })

  it("counts pieces over all lines", () => {
    expect(
      toPageContent(theFacts({ order: anOrder({ items: [rawItem({ id: "a" }), rawItem({ id: "b", quantity: 5 })] }) }))
        .sections.order.pieces,
    ).toBe(15)
  })

  it("has arrived only with its last piece: one delivered package of a part is no delivered order", () => {
    const at = "2026-11-06T10:00:00.000Z"
    const viewWith = (came: number) =>
      toPageContent(
        theFacts({
          order: anOrder({
            items: [
              rawItem({
                fulfilled_quantity: came,
                shipped_quantity: came,
                delivered_quantity: came,
              }),
            ],
          }),
          delivery: fulfillments({ shipped_at: at, delivered_at: at }),
        }),
      )
    expect(viewWith(4)).toMatchObject({
      project: { status: "shipped" },
      sections: {
        delivery: {
          progress: { delivered: 4, in_transit: 0, pending: 6 },
          unpacked: [{ title: "Heavy tee", size: "M", quantity: 6 }],
        },
      },
    })
    expect(viewWith(4).project.stages.map(({ role, at: since }) => [role, since])).toContainEqual(["shipped", at])
    expect(viewWith(10)).toMatchObject({
      project: { status: "delivered" },
      sections: { delivery: { progress: { delivered: 10, in_transit: 0, pending: 0 } } },
    })
    expect(viewWith(10).project.stages.at(-1)).toMatchObject({ role: "delivered", state: "done", at })
  })

  it("shows nothing of a person's address, agent or identity that the stamp does not", () => {
    const view = toPageContent(
      theFacts({
        requests: [asked],
        decisions: [aDecision({ email: "secret@example.com", recorded_by_id: "user_9" })],
      }),
    )
    expect(JSON.stringify(view.sections.approval.decisions)).not.toMatch(/secret@example\.com|user_9|plink_1/)
    expect(JSON.stringify(view.sections.approval.request)).not.toContain("user_1")
  })
})
