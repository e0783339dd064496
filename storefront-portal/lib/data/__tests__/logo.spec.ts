import { PortalApiError } from "@client/index"
import { readLogo } from "../logo"

const asked = jest.fn<Promise<Response>, [{ params: { id: string } }]>()
jest.mock("../api", () => ({ portalApi: () => Promise.resolve({ getLogo: asked }) }))

const png = () => Promise.resolve(new Response("picture", { headers: { "content-type": "image/png" } }))
const gone = () => Promise.reject(new PortalApiError(404, { type: "not_found", code: "not_found", message: "Gone" }))

beforeEach(() => asked.mockReset())

describe("the shop's logo", () => {
  it("is fetched once for everybody, also when all come at the same moment", async () => {
    asked.mockImplementation(png)
    const logos = await Promise.all(Array.from({ length: 20 }, () => readLogo("/portal/shop/logo/a")))
    for (const logo of logos) expect(new TextDecoder().decode(logo?.bytes)).toBe("picture")
    await readLogo("/portal/shop/logo/a")
    expect(asked).toHaveBeenCalledTimes(1)
  })

  it("is fetched anew once the shop has another one, and only one is kept", async () => {
    asked.mockImplementation(png)
    for (const path of ["/portal/shop/logo/b", "/portal/shop/logo/c", "/portal/shop/logo/b"]) await readLogo(path)
    expect(asked.mock.calls.map(([{ params }]) => params.id)).toEqual(["b", "c", "b"])
  })

  it("is asked for again after it could not be had", async () => {
    asked.mockImplementationOnce(() => Promise.reject(new Error("away")))
    await expect(readLogo("/portal/shop/logo/d")).rejects.toThrow("away")
    asked.mockImplementationOnce(gone)
    expect(await readLogo("/portal/shop/logo/d")).toBeNull()
    asked.mockImplementation(png)
    expect((await readLogo("/portal/shop/logo/d"))?.type).toBe("image/png")
  })
})
