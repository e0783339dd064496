import type {
  ApprovedDifference,
  DecisionStamp,
  EvidenceVerification,
  ProjectList,
  PurchaseOrderPolicy,
  SettingsAnswer,
} from "../../src/contracts"
import { adminApi, type Api, openLink } from "../support/api"
import { count, heldChain } from "../support/database"
import { createCustomer } from "../support/orders"
import {
  ask,
  askedOrder,
  decide,
  effectsOf,
  evidenceOf,
  pageOf,
  renderingOf,
  share,
  signature,
} from "../support/portal"
import { waitFor } from "../support/wait"

type Asked = Awaited<ReturnType<typeof askedOrder>>
type Mode = PurchaseOrderPolicy["mode"]

const LINES = { lines: [{ stocked: false }] }

let admin: Api

beforeAll(async () => {
  admin = await adminApi()
})

const policyPath = (customer_id: string) => `/admin/client-portal/customers/${customer_id}/purchase-order`
const setPolicy = (customer_id: string, mode: Mode) =>
  admin.post<PurchaseOrderPolicy>(policyPath(customer_id), { mode })

/** An open request of a customer with this policy. */
const askedOf = async (mode: Mode): Promise<Asked & { customerId: string }> => {
  const { id: customerId, email } = await createCustomer()
  if (mode !== null) await setPolicy(customerId, mode)
  return { customerId, ...(await askedOrder({ ...LINES, customerId, email })) }
}

const po = (po_number: unknown) => ({ rules: { purchase_order: { po_number } } })
const approve = ({ client, rendering }: Pick<Asked, "client" | "rendering">, more: object = {}) =>
  decide<{ decision: DecisionStamp; code?: string }>(client, rendering, signature(rendering, more))
const decisionsOf = (order_id: string) => count("SELECT 1 FROM portal_decision WHERE order_id = $1", [order_id])
const saveProject = (order_id: string, po_number: string | null) =>
  admin.post(`/admin/client-portal/orders/${order_id}/project`, { po_number })
const record = ({ rendering }: Asked, more: object = {}) =>
  admin.call("POST", `/admin/client-portal/approval-requests/${rendering.request.id}/record`, {
    body: { decision: "approved", channel: "phone", name: "Anna Meyer", ...more },
  })
/** What rules recorded beside the quote's PDF, which each request has. */
const withoutPdf = (rules: unknown) =>
  Object.fromEntries(Object.entries(Object(rules)).filter(([rule]) => rule !== "document"))
const recordedRules = async (order_id: string) => withoutPdf((await evidenceOf(order_id)).at(-1)?.facts["rules"])

describe("a customer whose approvals need a PO number", () => {
  it("is told so, and approves with one that becomes part of record, stamp, project and list", async () => {
    const asked = await askedOf("required")
    const { order, client, rendering } = asked
    expect(rendering.rules).toEqual({ purchase_order: { requirement: "required" } })
    const number = `4711 / ${order.id.slice(-8)}`
    const { status, body } = await approve(asked, po(`  ${number} `))
    const facts = { purchase_order: { requirement: "required", po_number: number } }
    expect({ status, rules: withoutPdf(body.decision.rules) }).toEqual({ status: 200, rules: facts })
    expect(await recordedRules(order.id)).toEqual(facts)
    await effectsOf(order.id)
    const { project, sections } = await pageOf(client)
    expect(project).toMatchObject({ po_number: number, kind: "order", status: "approved" })
    expect(sections.approval).toMatchObject({ difference: null, request: { is_current: true } })
    const { projects } = await admin.get<ProjectList>("/admin/client-portal/projects", { q: number })
    expect(projects).toMatchObject([{ order_id: order.id, po_number: number, difference: null }])
    const verified = `/admin/client-portal/projects/${project.id}/evidence/verification`
    expect(await admin.get<EvidenceVerification>(verified)).toMatchObject({ is_intact: true, findings: [] })
  })

  it("cannot approve without one, and the request stays open", async () => {
    const asked = await askedOf("required")
    for (const more of [{}, { rules: {} }])
      expect(await approve(asked, more)).toMatchObject({ status: 400, body: { code: "po_required" } })
    expect(await decisionsOf(asked.order.id)).toBe(0)
    expect((await pageOf(asked.client)).sections.approval.request).toMatchObject({ state: "open" })
    expect((await approve(asked, po("4711"))).status).toBe(200)
  })

  it("declines and asks for changes without one", async () => {
    for (const decision of ["declined", "changes_requested"]) {
      const { client, rendering } = await askedOf("required")
      const body = { decision, nonce: rendering.nonce, message: "Navy, please." }
      expect((await decide(client, rendering, body)).status).toBe(200)
    }
  })

  it("has it recorded by staff under the same rule", async () => {
    const asked = await askedOf("required")
    expect(await record(asked)).toMatchObject({ status: 400, body: { code: "po_required" } })
    expect((await record(asked, po("4711"))).status).toBe(200)
    expect(await pageOf(asked.client)).toMatchObject({
      project: { po_number: "4711" },
      sections: { approval: { difference: null, decisions: [{ rules: { purchase_order: { po_number: "4711" } } }] } },
    })
  })
})

describe("a PO number that is optional", () => {
  it("is asked for by default; without it the project keeps the one that it has", async () => {
    const { customerId: _, ...asked } = await askedOf(null)
    await saveProject(asked.order.id, "PO-7")
    await ask(admin, asked.order.id)
    const rendering = await renderingOf(asked.client)
    expect(rendering).toMatchObject({
      rules: { purchase_order: { requirement: "optional" } },
      document: { po_number: "PO-7" },
    })
    expect((await approve({ ...asked, rendering })).status).toBe(200)
    expect((await pageOf(asked.client)).project.po_number).toBe("PO-7")
    expect(await recordedRules(asked.order.id)).toEqual({})
  })

  it("takes the place of the one that the project has", async () => {
    const asked = await askedOf("optional")
    await saveProject(asked.order.id, "PO-7")
    await ask(admin, asked.order.id)
    const rendering = await renderingOf(asked.client)
    expect((await approve({ ...asked, rendering }, po("PO-8"))).status).toBe(200)
    const { project, sections } = await pageOf(asked.client)
    expect(project.po_number).toBe("PO-8")
    expect(sections.approval.difference).toBeNull()
  })

  it.each([
    ["blank", "  "],
    ["too long", "x".repeat(101)],
    ["with a control character", "47\u000711"],
    ["on two lines", "47\n11"],
    ["with characters that turn its direction", "47\u202e11"],
    ["of characters that cannot be seen", "\u200b\u2060"],
    ["a number", 4711],
    ["a list", ["4711"]],
    ["nothing", null],
  ])("is refused when it is %s", async (_, number) => {
    const asked = await askedOf("optional")
    expect(await approve(asked, po(number))).toMatchObject({ status: 400, body: { code: "invalid_request" } })
    expect((await record(asked, po(number))).status).toBe(400)
    expect(await decisionsOf(asked.order.id)).toBe(0)
  })

  it("is taken to the letter with 100 characters of any script", async () => {
    const asked = await askedOf("optional")
    const number = `${"注文書".repeat(33)}1`
    expect((await approve(asked, po(number))).status).toBe(200)
    expect((await pageOf(asked.client)).project.po_number).toBe(number)
  })
})

it("a customer who is not asked sees no field, and one that is sent all the same changes nothing", async () => {
  const asked = await askedOf("off")
  expect(asked.rendering.rules).toEqual({})
  expect((await approve(asked, po("4711"))).status).toBe(200)
  expect((await pageOf(asked.client)).project.po_number).toBeNull()
  expect(await recordedRules(asked.order.id)).toEqual({})
})

describe("the policy", () => {
  it("is read and set by staff, for that customer alone", async () => {
    const [one, other] = [await createCustomer(), await createCustomer()]
    expect(await admin.get(policyPath(one.id))).toEqual({ mode: null, shop_mode: "optional" })
    expect(await setPolicy(one.id, "required")).toEqual({ mode: "required", shop_mode: "optional" })
    expect(await admin.get(policyPath(other.id))).toEqual({ mode: null, shop_mode: "optional" })
    expect(await setPolicy(one.id, null)).toEqual({ mode: null, shop_mode: "optional" })
  })

  it("refuses what it does not know, and customers who do not exist", async () => {
    const { id } = await createCustomer()
    for (const body of [{ mode: "sometimes" }, {}, { mode: "off", customer_id: id }])
      expect((await admin.call("POST", policyPath(id), { body })).status).toBe(400)
    expect((await admin.call("POST", policyPath("cus_none"), { body: { mode: "off" } })).status).toBe(404)
    expect((await admin.call("GET", policyPath("cus_none"))).status).toBe(404)
  })

  it("counts for requests that are open; what was shown under another one does not sign any more", async () => {
    const asked = await askedOf("optional")
    const before = (await pageOf(asked.client)).versions["approval"]
    await setPolicy(asked.customerId, "required")
    expect(await approve(asked, po("4711"))).toMatchObject({ status: 409, body: { code: "changed" } })
    const page = await pageOf(asked.client)
    expect(page.versions["approval"]).not.toBe(before)
    expect(page.sections.approval.request?.rules).toEqual({ purchase_order: { requirement: "required" } })
    const rendering = await renderingOf(asked.client)
    expect((await approve({ ...asked, rendering }, po("4711"))).status).toBe(200)
  })

  it("of the settings counts where the customer has none", async () => {
    await admin.post<SettingsAnswer>("/admin/client-portal/settings", { purchase_order: { mode: "required" } })
    try {
      const [plain, exempt] = [await askedOf(null), await askedOf("off")]
      expect(await approve(plain)).toMatchObject({ status: 400, body: { code: "po_required" } })
      expect((await approve(exempt)).status).toBe(200)
      expect(await admin.get(policyPath(plain.customerId))).toEqual({ mode: null, shop_mode: "required" })
    } finally {
      await admin.post<SettingsAnswer>("/admin/client-portal/settings", { purchase_order: { mode: "optional" } })
    }
  })
})

describe("at the same moment", () => {
  it("two approvers with different PO numbers make one decision, and its number stays", async () => {
    for (let round = 0; round < 5; round++) {
      const asked = await askedOf("required")
      const colleague = await openLink((await share(admin, asked.order.id)).url)
      const theirs = { client: colleague, rendering: await renderingOf(colleague) }
      const answers = await Promise.all([approve(asked, po("PO-A")), approve(theirs, po("PO-B"))])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      const { project, sections } = await pageOf(asked.client)
      expect(sections.approval.decisions).toMatchObject([
        { rules: { purchase_order: { po_number: project.po_number } } },
      ])
      const winner = answers.find(({ status }) => status === 200)
      expect(winner?.body.decision.rules).toMatchObject({ purchase_order: { po_number: project.po_number } })
      expect(sections.approval.difference).toBeNull()
    }
  })

  it("a policy that makes a number mandatory refuses the approval that it overtakes", async () => {
    const asked = await askedOf("optional")
    // Holds the approval after the nonce of what was shown was verified.
    const holder = await heldChain(asked.order.id)
    try {
      const approving = approve(asked)
      await waitFor(
        async () =>
          (await count(
            "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
          )) > 0,
        { what: "the approval to wait", every: 20 },
      )
      await setPolicy(asked.customerId, "required")
      await holder.release()
      expect(await approving).toMatchObject({ status: 400, body: { code: "po_required" } })
    } finally {
      await holder.release()
    }
    expect(await decisionsOf(asked.order.id)).toBe(0)
  })
})

it("a decision that one link sends twice is repeated only with the same number", async () => {
  const asked = await askedOf("optional")
  expect((await approve(asked, po("PO-1"))).status).toBe(200)
  expect((await approve(asked, po("PO-1"))).status).toBe(200)
  for (const more of [po("PO-2"), {}])
    expect(await approve(asked, more)).toMatchObject({ status: 409, body: { code: "decided" } })
})

describe("after the approval", () => {
  const differenceOf = async (client: Api): Promise<ApprovedDifference | null> =>
    (await pageOf(client)).sections.approval.difference

  it("a number that staff change is a difference from what was approved, and none once it is put back", async () => {
    const asked = await askedOf("optional")
    await approve(asked, po("PO-1"))
    await effectsOf(asked.order.id)
    await saveProject(asked.order.id, "PO-2")
    expect(await differenceOf(asked.client)).toMatchObject({
      changes: [{ kind: "field", label: "po_number", before: "PO-1", after: "PO-2" }],
    })
    await saveProject(asked.order.id, "PO-1")
    expect(await differenceOf(asked.client)).toBeNull()
  })

  it("the next request does not list the client's own number as a change", async () => {
    const asked = await askedOf("optional")
    await approve(asked, po("PO-1"))
    await effectsOf(asked.order.id)
    await ask(admin, asked.order.id)
    expect((await renderingOf(asked.client)).request).toMatchObject({ version: 2, changes: [] })
  })
})
