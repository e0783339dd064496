import type { ProductionReport, ProductionRow } from "../../../src/contracts"

const AT = "2026-11-24T09:00:00.000Z"

export const frontPrint = {
  ...{ id: "pprf_1", title: "Front print", kind: "artwork" as const, version: 2, is_required: true },
}

export const aProductionRow = (more: Partial<ProductionRow> = {}): ProductionRow => ({
  id: "pprf_1",
  proof: frontPrint,
  state: "sent",
  project: {
    ...{ id: "pproj_1", order_id: "order_1", number: "13", name: "Spring League T-Shirts", po_number: "SL-2211" },
    ...{ client: "Smith Embroidery", is_draft: false },
  },
  lines: [
    { title: "Heavy tee", quantity: 120 },
    { title: "Cap", quantity: 24 },
  ],
  method: "Screen print",
  stage: { id: "pstg_artwork", name: "Artwork", color: "#1d4ed8" },
  waiting: { on: "client", since: AT },
  in_hands_date: "2026-12-21",
  approve_by: { at: "2026-11-20T21:00:00.000Z", in_hands_date: "2026-12-21", has_passed: true },
  risk: "passed",
  owner: { id: "user_1", name: "Dana Ruiz" },
  updated_at: AT,
  ...more,
})

/** Lines of another project that have no proof. */
export const aRowWithoutProof = (): ProductionRow =>
  aProductionRow({
    id: "pproj_2",
    proof: null,
    state: "none",
    project: { ...aProductionRow().project, id: "pproj_2", name: "Barista Aprons" },
    waiting: { on: "staff", since: AT },
    method: null,
    approve_by: null,
    risk: null,
  })

export const aReport = (rows: ProductionRow[], more: Partial<ProductionReport> = {}): ProductionReport => ({
  rows,
  count: rows.length,
  has_more: false,
  next: null,
  previous: null,
  ...more,
})
