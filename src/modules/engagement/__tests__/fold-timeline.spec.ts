import { foldTimeline, type StoredRow } from "../fold-timeline"

const NOON = Date.UTC(2026, 10, 27, 12)
let made = 0

const row = (minutes: number, more: Partial<StoredRow> = {}): StoredRow => ({
  id: `event_${made++}`,
  at: new Date(NOON + minutes * 60_000),
  kind: "view",
  class: "human",
  reason: "shown_with_gesture",
  order_id: "order_1",
  customer_id: null,
  link_id: "plink_anna",
  session_id: "psess_1",
  view_id: null,
  seq: null,
  page: null,
  dwell_ms: null,
  sections: null,
  document: null,
  device: "Chrome on macOS",
  seconds_after_mail: null,
  ...more,
})
const view = (minutes: number, view_id: string, dwell_ms: number, more: Partial<StoredRow> = {}) =>
  row(minutes, { view_id, seq: 0, page: "order", dwell_ms, sections: {}, ...more })

const folded = (...rows: StoredRow[]) =>
  foldTimeline(rows.sort((one, other) => other.at.getTime() - one.at.getTime())).map(
    ({ kind, count, dwell_ms, sections }) => ({ kind, count, dwell_ms, sections }),
  )

describe("a view", () => {
  it("is one entry with all that its page reported", () =>
    expect(
      folded(
        view(0, "a", 2_500, { sections: { lines: 2_500, title: 1_000 } }),
        row(1, { kind: "dwell", view_id: "a", seq: 1, dwell_ms: 30_000, sections: { proofs: 29_000, lines: 1_000 } }),
      ),
    ).toEqual([{ kind: "view", count: 1, dwell_ms: 32_500, sections: ["proofs", "lines", "title"] }]))

  it("is told once where it is repeated within half an hour, and again later", () => {
    const entries = folded(view(0, "a", 2_000), view(20, "b", 3_000), view(90, "c", 4_000))
    expect(entries.map(({ count, dwell_ms }) => [count, dwell_ms])).toEqual([
      [1, 4_000],
      [2, 5_000],
    ])
  })

  it("takes the place of the opening that led to it, but not of a program's", () => {
    const hit = row(0, { kind: "hit", class: "unknown", reason: "no_gesture_yet" })
    const scan = row(0, { kind: "hit", class: "likely_bot", reason: "soon_after_mail", session_id: "psess_2" })
    expect(folded(hit, view(1, "a", 2_000), scan).map(({ kind }) => kind)).toEqual(["view", "hit"])
    expect(folded(hit).map(({ kind }) => kind)).toEqual(["hit"])
  })

  it("counts a scanner's many openings as one entry, whatever lies between them", () => {
    const scans = [0, 1, 2].map((minutes) =>
      row(minutes, { kind: "hit", class: "likely_bot", reason: "known_agent", session_id: `psess_${minutes}` }),
    )
    expect(
      folded(...scans, view(1.5, "a", 2_000, { session_id: "psess_p" })).map(({ kind, count }) => [kind, count]),
    ).toEqual([
      ["hit", 3],
      ["view", 1],
    ])
  })
})

it("leaves out what was reported of a view whose beginning is not there", () =>
  expect(folded(row(1, { kind: "dwell", view_id: "a", seq: 1, dwell_ms: 30_000 }))).toEqual([]))
