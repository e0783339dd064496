import { keptLogo } from "../shop/logo/kept-logos"

const logoOf = (id: string) => ({ content_type: "image/png", content: Buffer.from(id) })
const reader = () => jest.fn(async (id: string) => logoOf(id))

describe("logos in memory", () => {
  it("are read from the database once", async () => {
    const read = reader()
    for (let n = 0; n < 3; n++) expect(await keptLogo("once", read)).toEqual(logoOf("once"))
    expect(read).toHaveBeenCalledTimes(1)
  })

  it("are a few: the least recently asked for goes first", async () => {
    for (const id of ["a", "b", "c", "d", "a", "e"]) await keptLogo(id, reader())
    const read = reader()
    for (const id of ["a", "c", "d", "e"]) await keptLogo(id, read)
    expect(read).not.toHaveBeenCalled()
    await keptLogo("b", read)
    expect(read).toHaveBeenCalledTimes(1)
  })

  it("are there as soon as they exist, although they were asked for before", async () => {
    expect(await keptLogo("later", async () => null)).toBeNull()
    expect(await keptLogo("later", reader())).toEqual(logoOf("later"))
  })
})
