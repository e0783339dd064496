import { customerId, fillInvoices, INVOICES, SEARCHED } from "./invoice-seed.mjs"
import { measureFilters } from "./pages.mjs"

const DAY_MS = 86_400_000
const daysAgo = (days) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)

/** What staff ask for, by what they filter with. */
const QUERIES = [
  ["no filter", () => ({})],
  ["draft, void or credited", (turn) => ({ state: ["draft", "void", "credited"][turn % 3] })],
  ["sent", () => ({ state: "sent" })],
  ["paid in part", () => ({ state: "partly_paid" })],
  ["overdue, longest first", () => ({ state: "overdue", order: "due_on" })],
  ["all that is owed", () => ({ state: "sent,partly_paid,overdue", order: "due_on" })],
  ["paid", () => ({ state: "paid" })],
  ["credit notes", () => ({ kind: "credit_note", order: "-number" })],
  ["due dates", (turn) => ({ due_from: daysAgo(90 + turn), due_to: daysAgo(60 + turn) })],
  ["customer", (turn) => ({ customer_id: customerId(turn) })],
  ["name of a client", (turn) => ({ q: SEARCHED.client(turn * 37) })],
  ["name and state", (turn) => ({ q: SEARCHED.client(turn * 37), state: "paid" })],
  ["number of an order", (turn) => ({ q: SEARCHED.order(turn * 97) })],
  ["number of an invoice", (turn) => ({ q: SEARCHED.invoice(turn * 97) })],
  ["text that is nowhere", (turn) => ({ q: `no such invoice ${turn}` })],
]

/** Key `invoice-list`: pages of the list over 10,000 invoices, one request at a time. */
export const measureInvoiceList = async (world, { samples }, note) => {
  await fillInvoices(world, note)
  const list = { path: "/admin/client-portal/invoices", queries: QUERIES, samples }
  return { invoices: INVOICES, filters: await measureFilters(world, list, note) }
}
