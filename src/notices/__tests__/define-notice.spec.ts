import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer, MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"
import { JobCannotSucceed } from "../../lib/jobs/define-job"
import { defineNotice } from "../define-notice"
import type { Loaded } from "../deliver"

const about = { resource_type: "thing", resource_id: "thing_1", link_id: "plink_1" }

const noticeThat = (
  load: () => Promise<Loaded<object> | null>,
  settings: Partial<{ enabled: boolean; delay_minutes: number }> = {},
  isDue?: () => Promise<boolean>,
) =>
  defineNotice({
    name: "test",
    title: "job.purge",
    audience: "client",
    channels: { email: () => ({ subject: "", preheader: "", title: "", reason: "", body: null }) },
    payload: z.object({ thing_id: z.string() }),
    about: ({ thing_id }) => ({ ...about, resource_id: thing_id }),
    orderOf: async () => null,
    load,
    ...(isDue ? { isDue } : {}),
    example: {},
    default: { enabled: true, delay_minutes: 0, ...settings },
  })

/** One attempt, and what it wrote down. */
const attempt = async (notice: ReturnType<typeof noticeThat>, isLast = false, chosen: object = {}) => {
  const noteDelivery = jest.fn(async () => undefined)
  const container = createMedusaContainer()
  container.register({
    portal_outbox: asValue({ noteDelivery }),
    portal_settings: asValue({ get: async () => chosen }),
  })
  const outcome = await notice.definition
    .perform(container, { thing_id: "thing_1" }, { uid: "uid-1", attempt: 3, isLast })
    .then(() => "done")
    .catch((error: Error) => error.message)
  return { outcome, noted: noteDelivery.mock.calls }
}
const NOTHING_LEFT = { state: "skipped", reason_code: "nothing_left" }
const SWITCHED_OFF = { state: "skipped", reason_code: "switched_off" }
const noted = (delivery: object) => [["uid-1", { notice: "notice.test", ...about }, delivery]]
const failing = (error: Error) => noticeThat(() => Promise.reject(error))

describe("a notice", () => {
  it("is written with its job: what it is about, its delay, its key", () => {
    const queued = noticeThat(async () => null, { delay_minutes: 30 }).job({ thing_id: "thing_1" }, { key: "same" })
    expect(queued).toEqual({
      id: "notice.test",
      payload: { thing_id: "thing_1" },
      queue: "notices",
      key: "same",
      delay_minutes: 30,
      notice: about,
    })
  })

  it("is skipped when there is nothing to say", async () => {
    expect(await attempt(noticeThat(async () => null))).toEqual({ outcome: "done", noted: noted(NOTHING_LEFT) })
  })

  it("is skipped, and nothing read for it, once it is not due any more", async () => {
    const load = jest.fn(async () => ({ data: {} }))
    const { noted: written } = await attempt(noticeThat(load, {}, async () => false))
    expect(written).toEqual(noted(NOTHING_LEFT))
    expect(load).not.toHaveBeenCalled()
  })

  it("is skipped, and nothing read for it, while it is switched off", async () => {
    const load = jest.fn(async () => null)
    const { noted: written } = await attempt(noticeThat(load, { enabled: false }))
    expect(written).toEqual(noted(SWITCHED_OFF))
    expect(load).not.toHaveBeenCalled()
  })

  it("is skipped as soon as staff have switched it off, and sent again as soon as they switch it on", async () => {
    const load = jest.fn(async () => ({ data: {} }))
    const off = await attempt(noticeThat(load), false, { test: { enabled: false } })
    expect(off.noted).toEqual(noted(SWITCHED_OFF))
    expect(load).not.toHaveBeenCalled()
    const on = await attempt(noticeThat(load, { enabled: false }), false, { test: { enabled: true } })
    expect(on.noted).toEqual(noted({ state: "sent", recipient: "" }))
  })

  it("is skipped when staff have deleted its order", async () => {
    const gone = new MedusaError(MedusaError.Types.NOT_FOUND, "This order does not exist any more", "order_gone")
    expect(await attempt(failing(gone))).toEqual({ outcome: "done", noted: noted(NOTHING_LEFT) })
  })

  it("stays queued, with the reason, while it will be tried again", async () => {
    expect(await attempt(failing(new Error("connection refused")))).toEqual({
      outcome: "connection refused",
      noted: noted({ state: "queued", reason: "connection refused" }),
    })
  })

  it("has failed after its last attempt", async () => {
    const { noted: written } = await attempt(failing(new Error("connection refused")), true)
    expect(written).toEqual(noted({ state: "failed", reason: "connection refused" }))
  })

  it("has failed at once when no attempt can help, with the code of the reason", async () => {
    expect(await attempt(failing(new JobCannotSucceed("no provider", "no_provider")))).toEqual({
      outcome: "no provider",
      noted: noted({ state: "failed", reason: "no provider", reason_code: "no_provider" }),
    })
  })
})
