import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer, MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"
import { JobCannotSucceed } from "../../lib/jobs/define-job"
import { defineGroupedNotice } from "../define-grouped-notice"

const NOTHING_LEFT = { state: "skipped", reason_code: "nothing_left" }
const MAIL = { subject: "", preheader: "", title: "", reason: "", body: null }
const about = (thing_id: string) => ({
  notice: "notice.test",
  resource_type: "thing",
  resource_id: thing_id,
  link_id: "plink_1",
})

type Loads = (thing_id: string) => Promise<string | null>

const noticeThat = (loadItem: Loads, composed: string[][], { enabled = true } = {}) =>
  defineGroupedNotice({
    name: "test",
    title: "job.purge",
    audience: "client",
    channels: { email: () => MAIL },
    payload: z.object({ thing_id: z.string() }),
    about: ({ thing_id }) => ({ resource_type: "thing", resource_id: thing_id, link_id: "plink_1" }),
    orderOf: async () => null,
    groupOf: () => "plink_1",
    loadItem: async (_container, { thing_id }) => await loadItem(thing_id),
    compose: async (_container, items) => {
      composed.push(items)
      return { data: {} }
    },
    example: {},
    default: { enabled, delay_minutes: 2 },
  })

/** One attempt of the job of `a`, which takes `taken` along. */
const attempt = async (loadItem: Loads, taken: string[], { isLast = false, enabled = true } = {}) => {
  const composed: string[][] = []
  const noteDelivery = jest.fn(async () => undefined)
  const takeNoticeGroup = jest.fn(async () => taken.map((id) => ({ uid: `uid-${id}`, payload: { thing_id: id } })))
  const now = new Date()
  const readNoticeAge = async () => ({ created_at: new Date(now.getTime() - 2 * 60_000), now })
  const container = createMedusaContainer()
  container.register({
    portal_outbox: asValue({ noteDelivery, takeNoticeGroup, readNoticeAge }),
    portal_mail: asValue({}),
    portal_token: asValue({ findLink: async () => null }),
    portal_settings: asValue({
      get: async ({ defaults }: { defaults: object }) => defaults,
      getShop: async () => ({ time_zone: "UTC" }),
    }),
  })
  const outcome = await noticeThat(loadItem, composed, { enabled })
    .definition.perform(container, { thing_id: "a" }, { uid: "uid-a", attempt: 1, isLast })
    .then(() => "done")
    .catch((error: Error) => error.message)
  return { outcome, composed, noted: noteDelivery.mock.calls }
}
const loads: Loads = (id) => Promise.resolve(id)

describe("a notice that goes out with others", () => {
  it("is written with its key and waits for them", () => {
    expect(noticeThat(loads, []).job({ thing_id: "a" })).toMatchObject({ group_key: "plink_1", delay_minutes: 2 })
  })

  it("makes one message of all that are left, and each is recorded as what became of it", async () => {
    const { composed, noted } = await attempt((id) => Promise.resolve(id === "b" ? null : id), ["a", "b", "c"])
    expect(composed).toEqual([["a", "c"]])
    expect(noted).toEqual([
      ["uid-a", about("a"), { state: "sent", recipient: "" }],
      ["uid-b", about("b"), NOTHING_LEFT],
      ["uid-c", about("c"), { state: "sent", recipient: "" }],
    ])
  })

  it("says nothing and leaves its record alone when another one has taken it along", async () => {
    expect(await attempt(loads, [])).toEqual({ outcome: "done", composed: [], noted: [] })
  })

  it("is skipped with all others when nothing is left to say, and when the order is gone", async () => {
    const gone = new MedusaError(MedusaError.Types.NOT_FOUND, "This order does not exist any more", "order_gone")
    for (const load of [() => Promise.resolve(null), () => Promise.reject(gone)]) {
      const { outcome, composed, noted } = await attempt(load, ["a", "b"])
      expect([outcome, composed]).toEqual(["done", []])
      expect(noted).toEqual(["a", "b"].map((id) => [`uid-${id}`, about(id), NOTHING_LEFT]))
    }
  })

  it("fails for all of them, and stays queued for all while it is tried again", async () => {
    const down = () => Promise.reject(new Error("down"))
    for (const [isLast, state] of [
      [false, "queued"],
      [true, "failed"],
    ] as const) {
      const { outcome, noted } = await attempt(down, ["a", "b"], { isLast })
      expect(outcome).toBe("down")
      expect(noted).toEqual(["a", "b"].map((id) => [`uid-${id}`, about(id), { state, reason: "down" }]))
    }
    const { noted } = await attempt(() => Promise.reject(new JobCannotSucceed("none", "no_provider")), ["a"])
    expect(noted).toEqual([["uid-a", about("a"), { state: "failed", reason: "none", reason_code: "no_provider" }]])
  })

  it("takes nothing along while it is switched off", async () => {
    const { composed, noted } = await attempt(loads, ["a", "b"], { enabled: false })
    expect(composed).toEqual([])
    expect(noted).toEqual([["uid-a", about("a"), { state: "skipped", reason_code: "switched_off" }]])
  })
})
