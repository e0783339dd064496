import { randomUUID } from "node:crypto"
import type { FailedJobs } from "../../src/contracts"
import { adminApi, publicApi } from "../support/api"
import { rows } from "../support/database"
import { askedOrder, decide, effectsOf, signature } from "../support/portal"

/** A job as it is kept after its last attempt. */
const failedJob = async (job: string, payload: object, reason = "no stock"): Promise<string> => {
  const envelope = JSON.stringify({ job, uid: randomUUID(), payload })
  const [added] = await rows<{ id: string }>(
    "SELECT id FROM client_portal_jobs.add_job('effects', $1::json, run_at := now() + interval '1 day', max_attempts := 3)",
    [envelope],
  )
  await rows(
    "UPDATE client_portal_jobs._private_jobs SET attempts = 3, last_error = $2, run_at = now() WHERE id = $1",
    [added?.id, reason],
  )
  return added?.id ?? ""
}

describe("background jobs that gave up", () => {
  it("are shown to staff with words, reason, attempts and project, and to nobody else", async () => {
    const admin = await adminApi()
    const asked = await askedOrder()
    expect((await decide(asked.client, asked.rendering, signature(asked.rendering))).status).toBe(200)
    const { id: decision_id } = await effectsOf(asked.order.id)
    const id = await failedJob("decision-effects", { decision_id })
    const unknown = await failedJob("from.the.future", {}, "not known")
    const gone = await failedJob("decision-effects", { decision_id: "pdec_gone" })
    const { jobs } = await admin.get<FailedJobs>("/admin/client-portal/jobs")
    const found = (wanted: string) => jobs.find((one) => one.id === wanted)
    expect(found(id)).toMatchObject({
      job: "decision-effects",
      title: "Carry out a client’s decision",
      reason: "no stock",
      attempts: 3,
      project: { order_id: asked.order.id },
    })
    expect(found(unknown)).toMatchObject({ title: "A job of another version of the plugin", project: null })
    expect(found(gone)).toMatchObject({ project: null })
    for (const one of [id, unknown, gone]) await admin.post(`/admin/client-portal/jobs/${one}/discard`)
    expect((await publicApi().call("GET", "/admin/client-portal/jobs")).status).toBe(401)
  })

  it("are retried or discarded by one of two staff who press at once; the other is told", async () => {
    const admin = await adminApi()
    const id = await failedJob("from.the.future", {})
    const press = (what: string) => admin.call("POST", `/admin/client-portal/jobs/${id}/${what}`)
    const answers = await Promise.all([press("discard"), press("discard")])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: "conflict" })
    expect((await press("retry")).status).toBe(409)
    expect((await admin.call("POST", "/admin/client-portal/jobs/x/retry")).status).toBe(404)
  })
})
