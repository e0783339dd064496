import type { ProofTile } from "@contracts/sections"
import { aPage, aStamp } from "./fixtures"

export const aTile: ProofTile = {
  id: "proof_1",
  kind: "artwork",
  title: "Перед",
  state: "sent",
  version: 2,
  sent_at: "2026-11-20T15:00:00.000Z",
  lines: ["Тяжёлая футболка"],
  thumbnails: [{ file_id: "pfile_1", width: 2400, height: 1800 }],
  open_remarks: 1,
  approve_by: null,
  decision: null,
}

const decided = { ...aStamp, kind: "approved" as const, amount: null, currency_code: null }

/** One tile for each state that clients see. */
export const tilesOfAllStates: ProofTile[] = [
  aTile,
  { ...aTile, id: "proof_2", title: "Спина", state: "approved", open_remarks: 0, decision: decided },
  { ...aTile, id: "proof_3", title: "Рукав", state: "revisions_requested", open_remarks: 3, thumbnails: [] },
  { ...aTile, id: "proof_4", kind: "first_off", title: "Первый оттиск", state: "declined", lines: [] },
  { ...aTile, id: "proof_5", title: "Кепка", state: "waived", thumbnails: [], decision: decided },
  { ...aTile, id: "proof_6", title: "Флаг", state: "superseded", open_remarks: 0 },
  { ...aTile, id: "proof_7", title: "Значок", state: "draft", open_remarks: 0 },
]

const pageOf = (tiles: ProofTile[], item: Partial<(typeof aPage.action_items)[number]> = {}): typeof aPage => ({
  ...aPage,
  action_items: [
    {
      kind: "approve_proofs",
      proofs: tiles.filter(({ state }) => state === "sent").map(({ id, title, version }) => ({ id, title, version })),
      approve_by: null,
      ...("approve_by" in item ? { approve_by: item.approve_by ?? null } : {}),
    },
  ],
  sections: { ...aPage.sections, proofs: { proofs: tiles } },
})

const by = { at: "2026-12-02T20:00:00.000Z", in_hands_date: "2026-12-18" }

export const aPageWithProof = pageOf([aTile], { approve_by: { ...by, has_passed: false } })
export const aPageWithProofs = pageOf(
  [aTile, { ...aTile, id: "proof_8", title: "Карман", version: 1 }, ...tilesOfAllStates.slice(1)],
  { approve_by: { ...by, has_passed: true } },
)
export const aPageWithDecidedProofs: typeof aPage = { ...pageOf(tilesOfAllStates.slice(1)), action_items: [] }
