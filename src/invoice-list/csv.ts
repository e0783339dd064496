import type { InvoiceRow } from "../contracts"
import type { CsvColumns } from "../lib/csv"

/** Names and values are those of the API. */
export const INVOICE_COLUMNS: CsvColumns<InvoiceRow> = [
  ["number", ({ number }) => number],
  ["kind", ({ kind }) => kind],
  ["purpose", ({ purpose }) => purpose],
  ["state", ({ state }) => state],
  ["client", ({ client }) => client],
  ["order", ({ project }) => project.number],
  ["project", ({ project }) => project.name],
  ["issued_at", ({ issued_at }) => issued_at],
  ["due_on", ({ due_on }) => due_on],
  ["currency", ({ money }) => money.currency_code],
  ["total", ({ money }) => ({ exact: money.total })],
  ["credited", ({ money }) => ({ exact: money.credited })],
  ["refunded", ({ money }) => ({ exact: money.refunded })],
  ["paid", ({ money }) => ({ exact: money.paid })],
  ["processing", ({ money }) => ({ exact: money.processing })],
  ["balance", ({ money }) => ({ exact: money.balance })],
  ["created_at", ({ created_at }) => created_at],
]
