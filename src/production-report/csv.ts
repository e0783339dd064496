import type { ProductionRow } from "../contracts"
import type { CsvColumns } from "../lib/csv"

/** Names and values are those of the API. */
export const PRODUCTION_COLUMNS: CsvColumns<ProductionRow> = [
  ["proof", ({ proof }) => proof?.title ?? null],
  ["kind", ({ proof }) => proof?.kind ?? null],
  ["version", ({ proof }) => proof?.version ?? null],
  ["state", ({ state }) => state],
  ["lines", ({ lines }) => lines.map(({ title, quantity }) => `${quantity} × ${title}`).join("; ")],
  ["pieces", ({ lines }) => lines.reduce((sum, { quantity }) => sum + quantity, 0)],
  ["project", ({ project }) => project.name],
  ["order", ({ project }) => project.number],
  ["po_number", ({ project }) => project.po_number],
  ["client", ({ project }) => project.client],
  ["method", ({ method }) => method],
  ["stage", ({ stage }) => stage.name],
  ["waiting_on", ({ waiting }) => waiting?.on ?? null],
  ["waiting_since", ({ waiting }) => waiting?.since ?? null],
  ["in_hands_date", ({ in_hands_date }) => in_hands_date],
  ["approve_by", ({ approve_by }) => approve_by?.at ?? null],
  ["risk", ({ risk }) => risk],
  ["owner", ({ owner }) => owner?.name ?? null],
  ["updated_at", ({ updated_at }) => updated_at],
]
