import { asValue } from "@medusajs/framework/awilix"
import { ContainerRegistrationKeys, createMedusaContainer } from "@medusajs/framework/utils"
import {
  anOrder,
  aProject,
  orderFromDatabase,
  rawItem,
  rawOrder,
} from "../../../integration-tests/modules/support/facts"
import { canonicalBytes } from "../../lib/canonical-json"
import { sha256Hex } from "../../lib/digest"
import { APPROVAL_MODULE } from "../../modules/approval"
import { PORTAL_SETTINGS_MODULE } from "../../modules/portal-settings"
import { PROJECT_MODULE } from "../../modules/project"
import { toOrderDocument } from "../../order-view/order-document"
import { READ_ORDER } from "../../order-view/read-order"
import { decisionConflict } from "../decision-conflict"

let orders = 0
/** A shop of one order with a request on it, which counts how often the order is read. */
const shopOf = (order: object = {}) => {
  const order_id = `order_${++orders}`
  const shown = toOrderDocument(anOrder({ id: order_id }), aProject)
  const shown_sha256 = sha256Hex(canonicalBytes(shown))
  const state = { order, freshness: "1" }
  const readRows = jest.fn(() => [
    { value: order_id, results: [{ ...orderFromDatabase(rawOrder(state.order)), id: order_id }] },
  ])
  const raw = async (sql: string) => ({ rows: sql.includes(READ_ORDER) ? readRows() : [{ key: state.freshness }] })
  const getPinned = jest.fn(async () => canonicalBytes(shown))
  const container = createMedusaContainer()
  container.register({
    [ContainerRegistrationKeys.PG_CONNECTION]: asValue({ raw }),
    [PORTAL_SETTINGS_MODULE]: asValue({ options: { orders: { trust_cart_metadata: true } } }),
    [PROJECT_MODULE]: asValue({ findByOrder: async () => aProject }),
    [APPROVAL_MODULE]: asValue({
      getRequest: async () => ({
        id: `pareq_${order_id}`,
        order_id,
        subject_type: "order",
        subject_id: order_id,
        document_sha256: shown_sha256,
      }),
      decisionOf: async () => null,
      getPinned,
    }),
  })
  const conflict = async (code: "changed" | "decided" = "changed") =>
    await decisionConflict(container, { name: "DecisionRefused", code, requestId: "pareq_1", message: "Too late" })
  return { state, readRows, conflict }
}

describe("a refused decision", () => {
  it("reads an order that has not moved once, however often it is tried", async () => {
    const { readRows, conflict } = shopOf()
    for (let tries = 0; tries < 5; tries++)
      expect(await conflict()).toMatchObject({ code: "changed", changes: [], decision: null })
    expect(readRows).toHaveBeenCalledTimes(1)
  })

  it("tells how the order differs as soon as its key has moved", async () => {
    const { state, conflict } = shopOf()
    expect((await conflict()).changes).toEqual([])
    Object.assign(state, { order: { items: [rawItem({ quantity: 11 })] }, freshness: "2" })
    expect((await conflict()).changes).toContainEqual({
      kind: "quantity",
      label: "Heavy tee, M",
      before: "10",
      after: "11",
    })
  })

  it("reads no order where another decision has been made", async () => {
    const { readRows, conflict } = shopOf({ email: "other@example.com" })
    expect((await conflict("decided")).changes).toEqual([])
    expect(readRows).not.toHaveBeenCalled()
  })
})
