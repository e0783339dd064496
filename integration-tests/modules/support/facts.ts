import type { Actor } from "../../../src/contracts"
import { DEFAULT_STAGES } from "../../../src/modules/portal-settings/default-stages"
import type { DecisionRow, RequestRow } from "../../../src/modules/approval/rows"
import {
  fulfillmentRow,
  type Order,
  type OrderFulfillment,
  type OrderItem,
  orderRow,
} from "../../../src/order-view/order-shape"
import type { CoreFacts } from "../../../src/project-page/core-facts"

/*
 * Facts as they are read from Medusa, for tests of the pure rules. They go through the same run-time check as real ones.
 */

/** A member of staff. */
export const MONA: Actor = { type: "staff", id: "user_1", name: "Mona" }

const ADDRESS = {
  company: "Harbor Roasters",
  first_name: "Anna",
  last_name: "Meyer",
  address_1: "12 Pier Street",
  address_2: null,
  postal_code: "97209",
  city: "Portland",
  province: "OR",
  country_code: "us",
  phone: null,
}

export const NOTHING_DONE = {
  fulfilled_quantity: 0,
  shipped_quantity: 0,
  delivered_quantity: 0,
  return_received_quantity: 0,
  return_dismissed_quantity: 0,
}

const sumOf = (list: { total: number }[] | null): number => (list ?? []).reduce((sum, { total }) => sum + total, 0)

/** What is not given is worked out as Medusa would, so that an order's sums agree with its lines. */
export const rawItem = (more: object = {}) => {
  const item = { ...A_LINE, ...more }
  return { total: item.quantity * item.unit_price, ...item }
}

const A_LINE = {
  id: "ordli_1",
  title: "M",
  product_title: "Heavy tee",
  product_type: null,
  variant_title: null,
  variant_option_values: { Size: "M", Color: "Forest" },
  thumbnail: "https://shop.example/tee.png",
  metadata: null,
  created_at: new Date("2026-11-01T10:00:00.000Z"),
  quantity: 10,
  unit_price: 12.5,
  requires_shipping: true,
  is_tax_inclusive: false,
  tax_lines: [],
  adjustments: [],
  tax_total: 0,
  ...NOTHING_DONE,
}

const A_METHOD = {
  id: "ordsm_1",
  name: "Ground",
  amount: 18.5,
  is_tax_inclusive: false,
  tax_lines: [],
  adjustments: [],
  tax_total: 0,
}

export const rawShipping = (more: object = {}) => {
  const method = { ...A_METHOD, ...more }
  return { total: method.amount, ...method }
}

export const rawOrder = (more: object = {}) => {
  const order = { ...AN_ORDER(), ...more }
  return { total: sumOf(order.items) + sumOf(order.shipping_methods) - (order.credit_line_total ?? 0), ...order }
}

const AN_ORDER = () => ({
  id: "order_1",
  display_id: 7,
  custom_display_id: null,
  version: 1,
  status: "draft",
  is_draft_order: true,
  email: "anna@example.com",
  currency_code: "usd",
  metadata: null,
  created_at: "2026-11-01T10:00:00.000Z",
  canceled_at: null,
  from_cart: false,
  customer: {
    id: "cus_1",
    first_name: "Anna",
    last_name: "Meyer",
    company_name: "Harbor Roasters",
    email: "anna@example.com",
  },
  shipping_address: ADDRESS,
  billing_address: ADDRESS,
  items: [rawItem()],
  shipping_methods: [rawShipping()],
  transactions: [],
  credit_lines: [],
  credit_line_total: 0,
})

/** An order as the database answers. Tests give amounts as numbers, which are easier to read. */
export const orderFromDatabase = (raw: ReturnType<typeof rawOrder>) => ({
  ...raw,
  items: raw.items.map((item) => ({ ...item, unit_price: String(item.unit_price) })),
  shipping_methods: raw.shipping_methods.map((method) => ({ ...method, amount: String(method.amount) })),
  transactions: raw.transactions.map(({ amount }: { amount: unknown }) => ({ amount: String(amount) })),
})

export const anOrder = (more: object = {}): Order => {
  const raw = rawOrder(more)
  const row = orderRow.parse(orderFromDatabase(raw))
  return {
    ...row,
    items: row.items.map((item, at) => ({
      ...item,
      total: raw.items[at]?.total ?? 0,
      tax_total: raw.items[at]?.tax_total ?? 0,
    })),
    shipping_methods: row.shipping_methods.map((method, at) => ({
      ...method,
      total: raw.shipping_methods[at]?.total ?? 0,
      tax_total: raw.shipping_methods[at]?.tax_total ?? 0,
    })),
    total: raw.total,
    credit_line_total: raw.credit_line_total,
  }
}

export const items = (...raw: object[]): OrderItem[] => anOrder({ items: raw.map(rawItem) }).items

const A_FULFILLMENT = {
  created_at: "2026-11-05T10:00:00.000Z",
  packed_at: null,
  shipped_at: null,
  delivered_at: null,
  canceled_at: null,
  shipping_option_name: null,
  delivery_address: null,
  items: [],
  labels: [],
}

export const fulfillments = (...raw: object[]): OrderFulfillment[] =>
  raw.map((one, index) => fulfillmentRow.parse({ ...A_FULFILLMENT, id: `ful_${index + 1}`, ...one }))

export const aRequest = (more: Partial<RequestRow> = {}): RequestRow => ({
  id: "pareq_1",
  project_id: "pproj_1",
  order_id: "order_1",
  subject_type: "order",
  subject_id: "order_1",
  version: 1,
  state: "open",
  document_sha256: "0".repeat(64),
  amount: "143.50",
  currency_code: "usd",
  message: null,
  requested_by_type: "staff",
  requested_by_id: "user_1",
  requested_by_name: "Mona",
  changes: [],
  rules: {},
  closed_at: null,
  created_at: new Date("2026-11-02T10:00:00.000Z"),
  updated_at: new Date("2026-11-02T10:00:00.000Z"),
  deleted_at: null,
  ...more,
})

export const aDecision = (more: Partial<DecisionRow> = {}): DecisionRow => ({
  id: "pdec_1",
  request_id: "pareq_1",
  project_id: "pproj_1",
  order_id: "order_1",
  subject_type: "order",
  subject_id: "order_1",
  kind: "approved",
  version: 1,
  name: "Anna Meyer",
  email: "anna@example.com",
  message: null,
  amount: "143.50",
  currency_code: "usd",
  document_sha256: "0".repeat(64),
  link_id: "plink_1",
  recorded_by_type: null,
  recorded_by_id: null,
  recorded_by_name: null,
  recorded_channel: null,
  rules: {},
  decided_at: new Date("2026-11-03T10:00:00.000Z"),
  effects_done_at: null,
  effects_error: null,
  created_at: new Date("2026-11-03T10:00:00.000Z"),
  updated_at: new Date("2026-11-03T10:00:00.000Z"),
  deleted_at: null,
  ...more,
})

export const aProject: CoreFacts["project"]["project"] = {
  id: "pproj_1",
  order_id: "order_1",
  name: "Staff tees",
  po_number: "PO-1",
  in_hands_date: "2026-12-01",
  ship_date: "2026-11-20",
  stage_id: "pstg_quote",
  billing_state: "none",
}

type Given = Pick<CoreFacts, "order" | "delivery"> & CoreFacts["project"] & CoreFacts["approval"]

/** The facts of a page, given part by part. */
export const theFacts = (more: Partial<Given> = {}): CoreFacts => ({
  order: more.order ?? anOrder(),
  delivery: more.delivery ?? [],
  project: {
    project: more.project ?? aProject,
    rep: more.rep === undefined ? { name: "Mona", email: "mona@shop.example" } : more.rep,
    stages: more.stages ?? DEFAULT_STAGES,
    moves: more.moves ?? [],
  },
  approval: {
    requests: more.requests ?? [],
    decisions: more.decisions ?? [],
    asked: more.asked ?? null,
    approved: more.approved ?? null,
    rules: more.rules ?? new Map(),
    counts: more.counts ?? [],
  },
})
