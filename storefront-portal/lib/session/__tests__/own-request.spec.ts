import { FORM_TOKEN_FIELD } from "@/components/form/form-token-input"
import { formToken } from "../form-token"
import { readOwnForm, readOwnJson } from "../own-request"

const ORIGIN = "https://portal.example"
jest.mock("@/lib/env", () => ({ portalEnv: () => ({ publicOrigin: ORIGIN, sharedSecret: "s".repeat(32) }) }))

const post = (headers: Record<string, string>, body: Record<string, string> = {}) =>
  new Request(`${ORIGIN}/form`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams(body),
  })
const statusOf = async (...args: Parameters<typeof readOwnForm>) => {
  const read = await readOwnForm(...args)
  return read.ok ? 200 : read.status
}

describe("a form", () => {
  it.each([
    ["from a page of ours", { "sec-fetch-site": "same-origin" }, 200],
    ["from a page of ours, whatever its origin header says", { "sec-fetch-site": "same-origin", origin: "null" }, 200],
    ["from an old browser that names our origin", { origin: ORIGIN }, 200],
    ["from another site", { "sec-fetch-site": "cross-site" }, 403],
    ["from a sibling host", { "sec-fetch-site": "same-site", origin: ORIGIN }, 403],
    ["from another origin", { origin: "https://evil.example" }, 403],
    ["from nobody knows where", {}, 403],
    ["from nobody knows where, as some browsers put it", { origin: "null" }, 403],
  ])("%s: %j is answered %d", async (_, headers, status) => {
    expect(await statusOf(post(headers))).toBe(status)
  })

  it("whose origin is not named counts with the token of its session, and of no other", async () => {
    const body = { [FORM_TOKEN_FIELD]: formToken("session") }
    expect(await statusOf(post({ origin: "null" }, body), "session")).toBe(200)
    expect(await statusOf(post({ origin: "null" }, body), "another")).toBe(403)
    expect(await statusOf(post({ origin: "null" }, body), null)).toBe(403)
  })

  it("of another site does not count with a token either", async () => {
    const body = { [FORM_TOKEN_FIELD]: formToken("session") }
    expect(await statusOf(post({ "sec-fetch-site": "cross-site" }, body), "session")).toBe(403)
  })

  it("must be a form, and not too long", async () => {
    const own = { "sec-fetch-site": "same-origin" }
    expect(await statusOf(post({ ...own, "content-type": "text/plain" }))).toBe(415)
    expect(await statusOf(post(own, { message: "x".repeat(200_000) }))).toBe(413)
  })
})

it("JSON counts only from a page of ours, and only as JSON", async () => {
  const json = (headers: Record<string, string>) =>
    readOwnJson(new Request(ORIGIN, { method: "POST", headers, body: "{}" }))
  const type = { "content-type": "application/json" }
  expect(await json({ ...type, "sec-fetch-site": "same-origin" })).toEqual({ ok: true, body: {} })
  expect(await json({ ...type, origin: "null" })).toEqual({ ok: false, status: 403 })
  expect(await json({ "content-type": "text/plain", "sec-fetch-site": "same-origin" })).toEqual({
    ok: false,
    status: 415,
  })
})
