import { askApi } from "../api"
import { readLogo } from "../logo"

jest.mock("../api", () => ({ askApi: jest.fn(), discard: jest.fn() }))

const asked = jest.mocked(askApi)
const png = () => Promise.resolve(new Response("picture", { headers: { "content-type": "image/png" } }))
const gone = () => Promise.resolve(new Response(null, { status: 404 }))

beforeEach(() => asked.mockReset())

describe("the shop's logo", () => {
  it("is fetched once for everybody, also when all come at the same moment", async () => {
    asked.mockImplementation(png)
    const logos = await Promise.all(Array.from({ length: 20 }, () => readLogo("/logo/a")))
    for (const logo of logos) expect(new TextDecoder().decode(logo?.bytes)).toBe("picture")
    await readLogo("/logo/a")
    expect(asked).toHaveBeenCalledTimes(1)
  })

  it("is fetched anew once the shop has another one, and only one is kept", async () => {
    asked.mockImplementation(png)
    for (const path of ["/logo/b", "/logo/c", "/logo/b"]) await readLogo(path)
    expect(asked.mock.calls.map(([path]) => path)).toEqual(["/logo/b", "/logo/c", "/logo/b"])
  })

  it("is asked for again after it could not be had", async () => {
    asked.mockImplementationOnce(() => Promise.reject(new Error("away")))
    await expect(readLogo("/logo/d")).rejects.toThrow("away")
    asked.mockImplementationOnce(gone)
    expect(await readLogo("/logo/d")).toBeNull()
    asked.mockImplementation(png)
    expect((await readLogo("/logo/d"))?.type).toBe("image/png")
  })
})
