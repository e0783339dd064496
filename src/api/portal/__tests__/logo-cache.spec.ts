import { cachedLogo, MAX_CACHED_BYTES } from "../shop/logo/logo-cache"

const logoOf = (id: string, bytes = id.length) => ({ content_type: "image/png", content: Buffer.alloc(bytes, id) })
const reader = (bytes?: number) => jest.fn(async (id: string) => logoOf(id, bytes))

describe("logos in memory", () => {
  it("are read from the database once", async () => {
    const read = reader()
    for (let n = 0; n < 3; n++) expect(await cachedLogo("once", read)).toEqual(logoOf("once"))
    expect(read).toHaveBeenCalledTimes(1)
  })

  it("stay within their bytes: the least recently used goes first", async () => {
    const quarter = MAX_CACHED_BYTES / 4
    for (const id of ["a", "b", "c", "d", "a", "e"]) await cachedLogo(id, reader(quarter))
    const read = reader(quarter)
    for (const id of ["a", "c", "d", "e"]) await cachedLogo(id, read)
    expect(read).not.toHaveBeenCalled()
    await cachedLogo("b", read)
    expect(read).toHaveBeenCalledTimes(1)
  })

  it("are there as soon as they exist, although they were asked for before", async () => {
    expect(await cachedLogo("later", async () => null)).toBeNull()
    expect(await cachedLogo("later", reader())).toEqual(logoOf("later"))
  })
})
