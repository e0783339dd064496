import { Readable } from "node:stream"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "zod"
import { defineRoute, idParams } from "../../contracts/routes/define-route"
import { portalError } from "../../lib/portal-error"
import { DetailedRefusal, TooManyRequests } from "../errors"
import { ANSWERED, implement } from "../implement"

const greet = defineRoute({
  id: "greet",
  method: "post",
  path: "/portal/greetings/:id",
  access: "public",
  summary: "Greets",
  params: idParams,
  body: z.object({ name: z.string() }).strict(),
  response: z.object({ greeting: z.string() }),
  errors: [],
})
const rename = defineRoute({
  id: "rename",
  method: "post",
  path: "/admin/client-portal/names",
  access: "staff",
  summary: "Renames",
  response: null,
  errors: [],
})

interface Sent {
  status: number
  body: unknown
  headers: Record<string, string>
}

const users = [{ id: "user_1", email: "dana@example.com", first_name: "Dana", last_name: "Ruiz" }]
const scope = {
  resolve: (key: string) => {
    if (key === Modules.USER)
      return { listUsers: async ({ id }: { id: string[] }) => users.filter((u) => id.includes(u.id)) }
    if (key === ContainerRegistrationKeys.LOGGER) return { info: () => undefined, warn: () => undefined }
    throw new Error(`nothing here needs ${key}`)
  },
}

interface Asked {
  params?: object
  body?: unknown
  /** In place of `body`: what is sent as it is. */
  text?: string
  headers?: Record<string, string>
  auth_context?: object
}

/** Runs a handler as Express would, with the parts of a request and a response that it touches. */
const run = async (
  handler: (req: AuthenticatedMedusaRequest, res: MedusaResponse) => Promise<void>,
  { body, text = JSON.stringify(body) ?? "", headers = {}, params = {}, auth_context }: Asked = {},
): Promise<Sent> => {
  const sent: Sent = { status: 0, body: undefined, headers: {} }
  const req = Object.assign(Readable.from([text]), {
    headers: { "content-type": "application/json", "content-length": String(Buffer.byteLength(text)), ...headers },
    scope,
    params,
    query: {},
    auth_context,
  })
  const res = {
    headersSent: false,
    status: (status: number) => {
      sent.status = status
      return res
    },
    json: (answer: unknown) => void (sent.body = answer),
    end: (answer?: string) => void (sent.body = answer && JSON.parse(answer)),
    writeHead: (status: number, sentHeaders: Record<string, string>) =>
      void Object.assign(sent, { status, headers: sentHeaders }),
  }
  await handler(req as unknown as AuthenticatedMedusaRequest, res as unknown as MedusaResponse)
  return sent
}

const greeting = implement(greet, async ({ params, body }) => ({ greeting: `${params.id}: hello ${body.name}` }))

describe("a route's handler", () => {
  it("gets what the definition parses, and answers with the definition's status", async () => {
    const sent = await run(greeting, { params: { id: "g1" }, body: { name: "Anna" } })
    expect(sent).toMatchObject({ status: 200, body: { greeting: "g1: hello Anna" } })
  })

  it.each([
    ["nothing", undefined],
    ["an array", []],
    ["another type", { name: 5 }],
    ["a field that is not in the contract", { name: "Anna", role: "admin" }],
    ["a NUL", { name: "An\0na" }],
  ])("is not asked for a body that is %s", async (_, body) => {
    expect(await run(greeting, { params: { id: "g1" }, body })).toMatchObject({
      status: 400,
      body: { code: "invalid_request" },
    })
  })

  it.each([
    ["missing", {}],
    ["null", { id: null }],
    ["an array", { id: ["a", "b"] }],
    ["empty", { id: "" }],
  ])("is not asked for a parameter that is %s", async (_, params) => {
    expect(await run(greeting, { params, body: { name: "Anna" } })).toMatchObject({
      status: 404,
      body: { code: "not_found" },
    })
  })

  it("is told by path which fields do not match", async () => {
    expect(await run(greeting, { params: { id: "g1" }, body: { name: 5 } })).toMatchObject({
      body: { fields: [{ path: "name" }] },
    })
  })

  it.each([
    ["broken JSON", { text: '{"name":"cpl_secret' }, 400, "malformed_json"],
    ["a bare value", { text: '"cpl_secret"' }, 400, "malformed_json"],
    ["more than the route takes", { body: { name: "x".repeat(100 * 1024) } }, 413, "too_large"],
    [
      "an unknown charset",
      { body: {}, headers: { "content-type": "application/json; charset=x" } },
      415,
      "unsupported_media_type",
    ],
    ["a length that is not its own", { text: "{}", headers: { "content-length": "9" } }, 400, "invalid_request"],
    [
      "a form",
      { text: "name=Anna", headers: { "content-type": "application/x-www-form-urlencoded" } },
      400,
      "invalid_request",
    ],
  ])("refuses a body that is %s, and never quotes it", async (_, asked, status, code) => {
    const sent = await run(greeting, { params: { id: "g1" }, ...asked })
    expect(sent).toMatchObject({ status, body: { code } })
    expect(JSON.stringify(sent.body)).not.toContain("cpl_secret")
  })

  it("takes a larger body where the definition says so", async () => {
    const large = implement({ ...greet, maxBytes: 300_000 }, async ({ body }) => ({
      greeting: String(body.name.length),
    }))
    expect(await run(large, { params: { id: "g1" }, body: { name: "x".repeat(200_000) } })).toMatchObject({
      body: { greeting: "200000" },
    })
  })

  it("may write the answer itself", async () => {
    const streaming = implement(greet, async ({ res }) => {
      res.status(200).end('"streamed"')
      return ANSWERED
    })
    expect(await run(streaming, { params: { id: "g1" }, body: { name: "Anna" } })).toMatchObject({ body: "streamed" })
  })

  it("of a staff write is told who acts, and a 204 carries no body", async () => {
    const actors: unknown[] = []
    const handler = implement(rename, async ({ actor }) => void actors.push(actor))
    const sent = await run(handler, { auth_context: { actor_id: "user_1", actor_type: "user" } })
    expect([sent.status, sent.body]).toEqual([204, undefined])
    expect(actors).toEqual([expect.objectContaining({ id: "user_1", name: "Dana Ruiz" })])
  })

  it.each([
    ["nobody", undefined],
    ["an account that was deleted", { actor_id: "user_2", actor_type: "user" }],
  ])("of a staff route refuses %s", async (_, auth_context) => {
    const handler = implement(rename, async () => undefined)
    expect(await run(handler, { auth_context })).toMatchObject({ status: 401, body: { code: "unauthorized" } })
  })
})

describe("an error below a route", () => {
  const failing = (error: unknown) =>
    run(
      implement(greet, () => Promise.reject(error)),
      { params: { id: "g1" }, body: { name: "Anna" } },
    )

  it.each([
    ["ours", portalError("link_not_valid", "Expired"), 401, "link_not_valid"],
    ["ours with a status that Medusa does not know", portalError("decided", "Hold"), 409, "decided"],
    ["ours that tells to try again later", portalError("stripe_unreachable", "Away"), 503, "stripe_unreachable"],
    ["a workflow's copy of ours", { ...portalError("own_address", "Yours"), message: "Yours" }, 400, "own_address"],
    ["Medusa's not_found", new MedusaError(MedusaError.Types.NOT_FOUND, "No such order"), 404, "not_found"],
    ["Medusa's not_allowed", new MedusaError(MedusaError.Types.NOT_ALLOWED, "Not now"), 400, "not_allowed"],
    ["Medusa's invalid_data", new MedusaError(MedusaError.Types.INVALID_DATA, "Bad"), 400, "invalid_request"],
    ["Medusa's conflict", new MedusaError(MedusaError.Types.CONFLICT, "Busy"), 409, "conflict"],
  ])("is answered with its status and a stable code: %s", async (_, error, status, code) => {
    expect(await failing(error)).toMatchObject({ status, body: { code, message: expect.stringMatching(/./) } })
  })

  it("says when to come back", async () => {
    expect(await failing(new TooManyRequests(7))).toMatchObject({
      status: 429,
      headers: { "Retry-After": "7" },
      body: { code: "too_many_requests" },
    })
  })

  it("may carry more than its code", async () => {
    const body = { type: "conflict", code: "changed" as const, message: "Changed", changes: [1] }
    expect(await failing(new DetailedRefusal(body))).toMatchObject({ status: 409, body })
  })

  it.each([
    ["an error", new Error("boom")],
    ["ours without anything to do about it", portalError("unknown_error", "boom")],
    ["Medusa's unexpected_state", new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "boom")],
    ["a string", "boom"],
    ["null", null],
  ])("that is a fault of the server goes on to Medusa's own handler: %s", async (_, error) => {
    await expect(failing(error)).rejects.toBe(error)
  })
})
