import { EMPTY_SPEC_CARD } from "../../../contracts"
import { chosenAlternatives, confirmedTicks } from "../version-decision"

const ticks = [
  { id: "spelling", text: "Spelling" },
  { id: "size", text: "Size" },
]
const spec = { ...EMPTY_SPEC_CARD, ticks }
const input = (more: object) => ({ ticks: [], chosen: [], ...more })

describe("the points of a spec card", () => {
  it("have all to be confirmed by a client, in any order, and others are ignored", () => {
    expect(confirmedTicks({ spec }, input({ ticks: ["size", "x", "spelling"] }), true)).toEqual(ticks)
    for (const some of [[], ["size"], ["size", "size"]])
      expect(confirmedTicks({ spec }, input({ ticks: some }), true)).toBeNull()
  })

  it("are recorded as far as they were confirmed where they need not be", () => {
    expect(confirmedTicks({ spec }, input({ ticks: ["size"] }), false)).toEqual([ticks[1]])
  })
})

describe("the alternatives of an approval", () => {
  const alternatives = ["a", "b", "c"].map((id) => ({ id, label: id.toUpperCase() }))
  const chosen = (choice: "choose_one" | "all" | "at_least_one", ...ids: string[]) =>
    chosenAlternatives({ alternatives, choice }, input({ chosen: ids }))?.map(({ id }) => id) ?? null

  it.each([
    ["choose_one", ["b"], ["b"]],
    ["choose_one", ["b", "b"], ["b"]],
    ["choose_one", [], null],
    ["choose_one", ["a", "b"], null],
    ["choose_one", ["x"], null],
    ["choose_one", ["a", "x"], null],
    ["at_least_one", ["c", "a"], ["a", "c"]],
    ["at_least_one", [], null],
    ["at_least_one", ["x"], null],
    ["all", [], ["a", "b", "c"]],
    ["all", ["a"], ["a", "b", "c"]],
  ] as const)("with %s and %j chosen are %j", (choice, ids, expected) => {
    expect(chosen(choice, ...ids)).toEqual(expected)
  })

  it("are none where the version has none", () => {
    expect(chosenAlternatives({ alternatives: [], choice: "choose_one" }, input({ chosen: ["a"] }))).toEqual([])
  })
})
