import { fileName, keptFileName } from "../../../lib/artwork/file-name"
import { type GivenFile, sortByLimits } from "../given-files"

const file = (name: string, bytes: number): GivenFile => ({
  name,
  bytes,
  read: () => Promise.reject(new Error("Nothing is read to tell what is taken")),
})

describe("the limits of files that no form uploads", () => {
  it("leave out what is empty or too large, and take the others in their order", () => {
    const files = [file("empty", 0), file("a", 10), file("large", 11), file("b", 5)]
    const { taken, left_out } = sortByLimits(files, { max_file: 10, room: 100 })
    expect(taken.map(({ name }) => name)).toEqual(["a", "b"])
    expect(left_out).toEqual([
      { name: "empty", reason: "empty" },
      { name: "large", reason: "too_large" },
    ])
  })

  it("leave out what has no room any more, and take smaller ones behind it", () => {
    const files = [file("a", 8), file("b", 8), file("c", 2)]
    const { taken, left_out } = sortByLimits(files, { max_file: 10, room: 10 })
    expect([taken.map(({ name }) => name), left_out]).toEqual([["a", "c"], [{ name: "b", reason: "full" }]])
    expect(sortByLimits(files, { max_file: 10, room: -5 }).taken).toEqual([])
  })
})

describe("a name that somebody else chose", () => {
  it.each([
    ["logo.ai", "logo.ai"],
    ["Entwürfe.pdf", "Entwürfe.pdf"],
    ["a\u0000b\u202ec.png", "a_b_c.png"],
    ["a\tb\r\n c.png", "a b c.png"],
    ["../x/y\\z", ".._x_y_z"],
    ["👩‍🎨.png", "👩‍🎨.png"],
    ["", "file"],
    [" .. ", "file"],
    ["///", "file"],
  ])("%j is kept as %j", (given, kept) => {
    expect(keptFileName(given, "file")).toBe(kept)
    expect(fileName(kept)).toBe(kept)
  })

  it("keeps its ending when it is cut, and never half of a character", () => {
    const kept = keptFileName(`${"😀".repeat(300)}.pdf`, "file")
    expect([kept.endsWith("😀.pdf"), kept.length <= 255, kept.isWellFormed()]).toEqual([true, true, true])
  })
})
