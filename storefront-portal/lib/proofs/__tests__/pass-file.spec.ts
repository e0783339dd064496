import { PortalApiError } from "@client/index"
import { ApiUnreachable } from "@/lib/data/api"
import { passFile } from "../pass-file"

const session = jest.fn<Promise<string | null>, []>()
jest.mock("@/lib/session/cookies", () => ({
  isId: (value: string) => /^\w+$/.test(value),
  sessionOf: () => session(),
}))
jest.mock("@/lib/data/api", () => ({
  ...jest.requireActual("@/lib/data/api"),
  portalApi: () => Promise.resolve({}),
}))

const asked = (etag?: string) =>
  new Request("https://portal.example/x", { headers: etag ? { "if-none-match": etag } : {} })
const pass = (
  answer: () => Response | null,
  options: { media?: "image/webp" | "application/pdf"; id?: string; etag?: string } = {},
) =>
  passFile(asked(options.etag), {
    linkId: "plink_1",
    ids: [options.id ?? "pfile_1"],
    ask: () => Promise.resolve(answer()),
    media: options.media,
  })

beforeEach(() => session.mockResolvedValue("session"))

describe("a file that is passed on", () => {
  const headers = {
    "content-type": "text/html",
    "content-disposition": "inline",
    "content-length": "5",
    "cache-control": "private, max-age=60",
    etag: '"abc"',
    "set-cookie": "a=b",
    server: "x",
  }

  it("is a download of bytes whatever the API says, with its tag and length, and nothing else of the API's headers", async () => {
    const answer = await pass(() => new Response("bytes", { headers }))
    expect(Object.fromEntries(answer.headers)).toEqual({
      "content-type": "application/octet-stream",
      "content-disposition": "attachment",
      "content-length": "5",
      "cache-control": "private, max-age=60",
      etag: '"abc"',
    })
    expect(await answer.text()).toBe("bytes")
  })

  it("keeps the name that the API gives a download", async () => {
    const name = "attachment; filename*=UTF-8''%E3%83%AD.pdf"
    const answer = await pass(() => new Response("", { headers: { "content-disposition": name } }))
    expect(answer.headers.get("content-disposition")).toBe(name)
  })

  it("is a PDF to be saved where it is a document, also if the API would have it shown", async () => {
    const answer = await pass(() => new Response("", { headers }), { media: "application/pdf" })
    expect(answer.headers.get("content-type")).toBe("application/pdf")
    expect(answer.headers.get("content-disposition")).toBe("attachment")
  })

  it("is a WebP picture where it is shown", async () => {
    const answer = await pass(() => new Response("", { headers }), { media: "image/webp" })
    expect(answer.headers.get("content-type")).toBe("image/webp")
    expect(answer.headers.get("content-disposition")).toBe("inline")
  })

  it("says nothing of a length that was that of packed bytes", async () => {
    const packed = { "content-encoding": "gzip", "content-length": "3" }
    expect((await pass(() => new Response("bytes", { headers: packed }))).headers.get("content-length")).toBeNull()
  })

  it("is 304 with its tag while the browser has it", async () => {
    const answer = await pass(() => null, { etag: '"abc"' })
    expect([answer.status, answer.headers.get("etag")]).toEqual([304, '"abc"'])
  })
})

describe("a file that cannot be had", () => {
  const refusal = (status: number) => () => {
    throw new PortalApiError(status, { type: "not_found", code: "not_found", message: "" })
  }

  it.each([
    [404, "the API knows no such file", {}, refusal(404)],
    [404, "its id is none", { id: "../x" }, () => new Response("bytes")],
    [
      502,
      "the API is away",
      {},
      () => {
        throw new ApiUnreachable()
      },
    ],
  ])("is %i and never kept when %s", async (status, _, options, answer) => {
    const given = await pass(answer, options)
    expect([given.status, given.headers.get("cache-control")]).toEqual([status, "no-store"])
    expect(await given.text()).toBe("")
  })

  it("is 401 without a session", async () => {
    session.mockResolvedValue(null)
    expect((await pass(() => new Response("bytes"))).status).toBe(401)
  })
})
