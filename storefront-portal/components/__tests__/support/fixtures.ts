import type { ApprovalRequest, DecisionStamp, Rendering } from "@contracts/approval"
import type { Address } from "@contracts/common"
import type { OrderDocument } from "@contracts/order-document"
import type { ProjectPage } from "@contracts/project-page"
import type { DeliverySection, OrderSection } from "@contracts/sections"
import type { Shop } from "@contracts/shop"

/*
 * One order as a client sees it. Texts of the shop and of people are in Cyrillic: whatever is in Latin letters on a page
 * made of these came from the catalogue or from Intl.
 */

export const aShop: Shop = {
  name: "Северная печать",
  logo_path: null,
  accent: "#14532d",
  accent_ink: "#ffffff",
  contact: { email: "почта@север.рф", phone: "+1 555 0100", address: "Улица 1", website: null },
  header_text: "Печать на футболках",
  footer_text: "Спасибо",
  locale: "en-US",
  time_zone: "America/New_York",
}

export const anAddress: Address = {
  company: "Гавань",
  name: "Сара Смит",
  lines: ["Пирс 12"],
  postal_code: "97209",
  city: "Портленд",
  province: null,
  country_code: null,
  phone: null,
}

const line = { details: "Чёрный", note: null, tax_included: false }

export const anOrder: OrderSection = {
  currency_code: "usd",
  pieces: 15,
  line_groups: [
    {
      title: "Футболки",
      lines: [
        {
          ...line,
          item_ids: ["item_1"],
          title: "Тяжёлая футболка",
          sizes: [
            { label: "М", quantity: 10 },
            { label: "Л", quantity: 5 },
          ],
          quantity: 15,
          unit_price: "12.5",
          total: "187.5",
          thumbnail: "https://shop.example/tee.png",
        },
      ],
    },
  ],
  totals: {
    subtotal: "187.5",
    returned: "0",
    discount: "0",
    shipping: "18.5",
    tax: "0",
    total: "206",
    tax_included: "0",
    paid: "0",
    owed: "206",
  },
  notes: "Осторожно",
  shipping_address: anAddress,
  billing_address: { ...anAddress, name: "Бухгалтерия" },
  shipping_methods: ["Почта"],
}

export const aDelivery: DeliverySection = {
  packages: [],
  unpacked: [],
  progress: { delivered: 0, in_transit: 0, pending: 15 },
}

export const aRequest: ApprovalRequest = {
  id: "preq_2",
  subject: { type: "order", id: "order_1" },
  version: 2,
  state: "open",
  is_current: true,
  requested_at: "2026-11-20T15:00:00.000Z",
  requested_by: { type: "staff", name: "Дана Руис" },
  message: "Посмотрите, пожалуйста",
  amount: "206",
  currency_code: "usd",
  document_sha256: "0".repeat(64),
  changes: [
    { kind: "quantity", label: "Тяжёлая футболка", before: "12", after: "15" },
    { kind: "total", label: "total", before: "168.5", after: "206" },
    { kind: "field", label: "in_hands_date", before: null, after: "2026-12-18" },
    { kind: "line", label: "Кепка", before: "3", after: null },
  ],
  rules: {},
}

export const aStamp: DecisionStamp = {
  id: "pdec_1",
  request_id: "preq_1",
  kind: "changes_requested",
  version: 1,
  name: "Сара Смит",
  at: "2026-11-19T15:00:00.000Z",
  message: "Тёмно-синий, пожалуйста",
  amount: "168.5",
  currency_code: "usd",
  recorded_by: { type: "staff", name: "Дана Руис" },
  recorded_channel: "phone",
  document_sha256: "1".repeat(64),
  rules: {},
}

const stage = { color: "#2563eb", at: null }

export const aPage: ProjectPage = {
  viewer: {
    link_id: "plink_1",
    scope: "project",
    name: "Сара Смит",
    email: "сара@гавань.рф",
    preview: false,
    can_delegate: true,
    unread_messages: 0,
    author_tag: "tag_1",
  },
  shop: aShop,
  project: {
    id: "proj_1",
    order_id: "order_1",
    kind: "quote",
    number: "1042",
    name: "Весенние футболки",
    po_number: "4711",
    in_hands_date: "2026-12-18",
    ship_date: "2026-12-12",
    status: "awaiting_approval",
    created_at: "2026-11-18T15:00:00.000Z",
    customer: { name: "Сара Смит", company: "Гавань" },
    rep: { name: "Дана Руис", email: "дана@север.рф" },
    stages: [
      { ...stage, id: "s1", name: "Предложение", role: "quote", state: "done", at: "2026-11-18T15:00:00.000Z" },
      { ...stage, id: "s2", name: "Согласование", role: "approval", state: "current" },
      { ...stage, id: "s3", name: "Производство", role: "production", state: "upcoming" },
    ],
  },
  action_items: [
    {
      kind: "approve_order",
      request_id: "preq_2",
      version: 2,
      amount: "206",
      requested_at: aRequest.requested_at,
      message: aRequest.message,
      change_count: 4,
    },
  ],
  timeline: [
    { at: "2026-11-20T15:00:00.000Z", kind: "approval_requested", who: "Дана Руис", what: "2" },
    { at: "2026-11-19T15:00:00.000Z", kind: "changes_requested", who: null, what: "1" },
    { at: "2026-11-18T15:00:00.000Z", kind: "quote_created", who: null, what: null },
  ],
  sections: {
    order: anOrder,
    approval: { request: aRequest, decisions: [aStamp], difference: null },
    delivery: aDelivery,
    proofs: { proofs: [] },
    invoices: { invoices: [], payments: [], banner: null },
    documents: { documents: [] },
    conversation: { latest: [] },
    checklist: { items: [], po_request_id: null },
    shipping: { packages: [], addresses: [] },
  },
  versions: {
    shop: "s1",
    project: "p1",
    order: "o1",
    approval: "a1",
    delivery: "d1",
    proofs: "pr1",
    invoices: "i1",
    documents: "do1",
    conversation: "c1",
    checklist: "ch1",
    shipping: "sh1",
  },
}

export const aDocument: OrderDocument = {
  format: "order-document/2",
  order_id: "order_1",
  order_number: "1042",
  project_name: "Весенние футболки",
  po_number: "4711",
  in_hands_date: "2026-12-18",
  customer: { name: "Сара Смит", email: "сара@гавань.рф" },
  currency_code: "usd",
  sections: anOrder.line_groups,
  totals: anOrder.totals,
  shipping_methods: ["Почта"],
  shipping_address: anAddress,
  billing_address: anAddress,
  notes: "Осторожно",
}

export const aRendering: Rendering = {
  request: aRequest,
  document: aDocument,
  document_sha256: aRequest.document_sha256,
  consent: { text: "Я согласна", sha256: "c".repeat(64) },
  terms: "Оплата за 30 дней",
  rules: {},
  shown_at: "2026-11-21T15:00:00.000Z",
  nonce: "nonce",
}
