import { encodeCursor } from "../cursor"
import { keysetOf } from "../keyset"
import { instantSort, textSort } from "../sql"

const byName = { by: "name", isDescending: false, sort: textSort("lower(p.name)"), tiebreaker: "p.id" } as const
const cursor = encodeCursor({ by: "name", value: "tees", id: "pproj_1" })

describe("a page of a sorted list", () => {
  it("begins at the list's beginning without a cursor", () => {
    const page = keysetOf({}, byName)
    expect(page.conditions).toEqual([])
    expect(page.orderBy).toBe("ORDER BY lower(p.name) ASC, p.id ASC")
    expect(page.orderPageBy("q.id")).toBe("ORDER BY page.sort_value ASC, q.id ASC")
  })

  it("goes on behind a row, whichever way the list is sorted", () => {
    const condition = ({ conditions: [found] }: ReturnType<typeof keysetOf>) => found
    expect(condition(keysetOf({ after: cursor }, byName))).toEqual({
      text: "(lower(p.name), p.id) > (?, ?)",
      bindings: ["tees", "pproj_1"],
    })
    expect(condition(keysetOf({ after: cursor }, { ...byName, isDescending: true }))?.text).toContain(" < ")
  })

  it("is read backwards before a row", () => {
    const page = keysetOf({ before: cursor }, byName)
    expect(page.conditions[0]?.text).toBe("(lower(p.name), p.id) < (?, ?)")
    expect(page.orderBy).toBe("ORDER BY lower(p.name) DESC, p.id DESC")
  })

  it("refuses a cursor of another order", () => {
    const bySince = { ...byName, by: "since", sort: instantSort("p.since") }
    expect(() => keysetOf({ after: cursor }, bySince)).toThrow("does not belong")
  })
})
