import "../jobs"
import { z } from "zod"
import { en as words } from "../../messages/en"
import { registeredJobs, registerJobs } from "../../lib/jobs/registry"
import { decisionEffectsJob } from "../approval/jobs"

const schemaOf = (job: object): z.ZodObject => {
  if ("payload" in job && job.payload instanceof z.ZodObject) return job.payload
  throw new Error("A job's payload is an object")
}

describe("the plugin's jobs", () => {
  it("carry ids and fixed words alone: no payload takes a text or a token along", () => {
    const jobs = registeredJobs()
    expect(jobs.length).toBeGreaterThan(8)
    for (const job of jobs) {
      for (const [field, schema] of Object.entries(schemaOf(job).shape)) {
        if (schema instanceof z.ZodEnum) continue
        expect(field).toMatch(/^id$|_id$/)
        expect(schema).toBeInstanceOf(z.ZodString)
      }
    }
    expect(decisionEffectsJob.payload.parse({ decision_id: "pdec_1", token: "cpl_x" })).toEqual({
      decision_id: "pdec_1",
    })
  })

  it("have words for staff, each its own", () => {
    const titles = registeredJobs().map(({ title }) => words[title])
    expect(new Set(titles).size).toBe(titles.length)
  })

  it("go round by the clock beside, and never before, what an act sets in motion", () => {
    const byClock = registeredJobs().filter(({ cron }) => cron)
    expect(byClock.length).toBeGreaterThan(8)
    expect(byClock.filter(({ queue }) => queue === "effects")).toEqual([])
    expect(decisionEffectsJob.queue).toBe("effects")
  })

  it("never share an id", () => {
    expect(() => registerJobs([{ ...decisionEffectsJob }])).toThrow('Two jobs share the id "decision-effects"')
    expect(() => registerJobs([decisionEffectsJob])).not.toThrow()
  })
})
