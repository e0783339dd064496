import { Pool } from "pg"
import { automationHours, automationSettings, reminderSettings, stageNoticeSettings } from "../../src/contracts"
import { lockChain } from "../../src/lib/evidence/store"
import { automationsStep } from "../../src/workflows/automation/setup-step"
import { approvalReminders } from "../../src/workflows/approval/reminder"
import { proofReminders } from "../../src/workflows/proof/reminder"
import { moveStageWorkflow, nudgeClientWorkflow, shareOrderWorkflow } from "../../src/workflows"
import { runReminder } from "../../src/workflows/reminder/run-reminder"
import { mails } from "../support/mailbox"
import { waitFor } from "../support/wait"
import { actsOf } from "./support/acts"
import { MONA, shareInput } from "./support/inputs"
import { workJobs } from "./support/work-jobs"
import type { World } from "./support/world"

export const describeAutomations = (world: World): void => {
  const { ask, decide } = actsOf(world)
  /** The mailbox keeps what earlier tests sent. */
  let earlier = 0
  const sentWith = async (beginning: string): Promise<string[]> =>
    (await mails("anna@example.com"))
      .slice(earlier)
      .map(({ subject }) => subject ?? "")
      .filter((subject) => subject.startsWith(beginning))
  const reminded = async (): Promise<string[]> => await sentWith("Reminder")
  const remind = async (): Promise<number> => await runReminder(world.container, approvalReminders)
  const nudge = async (): Promise<string> => {
    const input = { project_id: world.project.id, about: "approval" as const, actor: MONA }
    return (await nudgeClientWorkflow(world.container).run({ input })).result.outcome
  }
  const outcome = async (): Promise<unknown> =>
    await world.knex("portal_notice").where({ notice: "notice.approval-reminder" }).first("state", "reason_code")

  /** Asked so many days ago. */
  const askedBefore = async (days: number) => {
    await shareOrderWorkflow(world.container).run({ input: shareInput({ order_id: world.order.id }) })
    const request = await ask()
    await workJobs(world)
    await world
      .knex("portal_approval_request")
      .where({ id: request.id })
      .update({ created_at: new Date(Date.now() - days * 86_400_000) })
    return request
  }

  beforeEach(async () => {
    earlier = (await mails("anna@example.com")).length
  })

  it("are a step of the set-up until staff chose one of them", async () => {
    expect(await automationsStep.isDone(world.container)).toBe(false)
    await world.services.settings.save(automationHours, { quiet: { from: "20:00", until: "07:00" } })
    expect(await automationsStep.isDone(world.container)).toBe(true)
  })

  describe("a reminder of an approval", () => {
    it("goes out on the days of its schedule, each once, and names what is missing", async () => {
      await world.services.projects.saveFields(world.project.id, { po_number: null })
      await world.services.checklists.ask({
        project_id: world.project.id,
        order_id: world.order.id,
        title: "Gate code",
        item_ids: [],
      })
      await askedBefore(3)
      expect(await remind()).toBe(1)
      expect(await remind()).toBe(0)
      await workJobs(world)
      expect(await reminded()).toEqual([expect.stringContaining("is waiting for your approval")])
      const mail = (await mails("anna@example.com")).at(-1)
      expect(mail?.text).toContain("Gate code")
    })

    it("takes the same number of statements to look through many as through few", async () => {
      const statementsOf = async (): Promise<number> => {
        let statements = 0
        const countOne = () => void (statements += 1)
        world.knex.on("query", countOne)
        await approvalReminders.listWaiting(world.container, "2026-11-27")
        await proofReminders.listWaiting(world.container, "2026-11-27")
        world.knex.off("query", countOne)
        return statements
      }
      const request = await askedBefore(1)
      /** As many more requests about quotes, and about proofs. */
      const addRequests = async (count: number, name: string): Promise<void> => {
        for (let index = 0; index < count; index++)
          for (const subject_type of ["order", "proof"]) {
            const id = `pareq_${name}_${subject_type}_${index}`
            await world.knex.raw(
              `INSERT INTO portal_approval_request
               SELECT (jsonb_populate_record(r, ?::jsonb)).* FROM portal_approval_request r WHERE id = ?`,
              [JSON.stringify({ id, subject_id: id, subject_type }), request.id],
            )
          }
      }
      await addRequests(1, "few")
      await statementsOf()
      const few = await statementsOf()
      await addRequests(15, "many")
      expect((await approvalReminders.listWaiting(world.container, "2026-11-27")).length).toBeGreaterThan(10)
      expect(await statementsOf()).toBe(few)
    })

    it("goes out once from runs at the same time, and not at all where the shop wants none", async () => {
      await askedBefore(7)
      const counts = await Promise.all([remind(), remind(), remind()])
      expect(counts.reduce((sum, one) => sum + one, 0)).toBe(1)
      await world.services.settings.save(reminderSettings, { approval: { before_days: [], after_days: [] } })
      await askedBefore(3)
      expect(await remind()).toBe(0)
    })

    it("is not sent as well when staff remind the client by hand while the schedule looks through what waits", async () => {
      await askedBefore(3)
      const outcomes: string[] = []
      const during = {
        ...approvalReminders,
        sentOf: async (...given: Parameters<typeof approvalReminders.sentOf>) => {
          outcomes.push(await nudge())
          return await approvalReminders.sentOf(...given)
        },
      }
      expect(await runReminder(world.container, during)).toBe(0)
      expect(outcomes).toEqual(["sent"])
      await workJobs(world)
      expect(await reminded()).toHaveLength(1)
    })

    it("is sent once by the schedule and several presses at the same time", async () => {
      await askedBefore(3)
      const [mentioned, ...outcomes] = await Promise.all([remind(), nudge(), nudge(), nudge()])
      expect(mentioned + outcomes.filter((outcome) => outcome === "sent").length).toBe(1)
      await workJobs(world)
      expect(await reminded()).toHaveLength(1)
    })

    it("stops when the client decides between the job and its mail", async () => {
      const request = await askedBefore(3)
      expect(await remind()).toBe(1)
      await decide(request)
      await workJobs(world)
      expect(await reminded()).toEqual([])
      expect(await outcome()).toEqual({ state: "skipped", reason_code: "nothing_left" })
    })

    it("stops when the client decides while it is being sent: it waits for the decision that is being made", async () => {
      const request = await askedBefore(3)
      expect(await remind()).toBe(1)
      const pool = new Pool({ connectionString: world.knex.client.config.connection.connectionString, max: 1 })
      const deciding = await world.knex.transaction()
      await lockChain(deciding, request.project_id)
      const working = workJobs(world)
      await waitFor(async () => {
        const { rows } = await pool.query("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        return rows.length > 0
      })
      await deciding("portal_approval_request").where({ id: request.id }).update({ state: "declined" })
      await deciding.commit()
      await working
      await pool.end()
      expect(await reminded()).toEqual([])
      expect(await outcome()).toEqual({ state: "skipped", reason_code: "nothing_left" })
    })

    it("is not sent once it was switched off, although it waits already", async () => {
      await askedBefore(3)
      expect(await remind()).toBe(1)
      await world.services.settings.saveEntry(automationSettings, "approval-reminder", { enabled: false })
      await workJobs(world)
      expect(await reminded()).toEqual([])
      expect(await outcome()).toEqual({ state: "skipped", reason_code: "switched_off" })
    })
  })

  describe("a move to another stage", () => {
    const moveTo = async (stage_id: string): Promise<void> => {
      await moveStageWorkflow(world.container).run({ input: { project_id: world.project.id, stage_id, actor: MONA } })
    }
    /** Runs the jobs of the moves, and their mails as when their delay has passed. */
    const work = async (): Promise<void> => {
      await workJobs(world)
      await world.knex("portal_notice").update({ created_at: new Date(Date.now() - 600_000) })
      await workJobs(world)
    }
    const told = async (): Promise<string[]> => await sentWith(`${world.project.name}: `)

    beforeEach(async () => {
      await shareOrderWorkflow(world.container).run({ input: shareInput({ order_id: world.order.id }) })
      await workJobs(world)
    })

    it("is told where the shop tells of the stage, once, in the shop's words", async () => {
      await world.services.settings.saveEntry(stageNoticeSettings, "pstg_artwork", { text: "Our artists are at work." })
      await moveTo("pstg_approval")
      await moveTo("pstg_artwork")
      await work()
      expect(await told()).toEqual([`${world.project.name}: Artwork`])
      expect((await mails("anna@example.com")).at(-1)?.text).toContain("Our artists are at work.")
    })

    it("is not told of when staff have put it right before its mail, nor twice of the same stage", async () => {
      await moveTo("pstg_artwork")
      await work()
      await moveTo("pstg_production")
      await moveTo("pstg_artwork")
      await work()
      expect(await told()).toEqual([`${world.project.name}: Artwork`])
    })

    it("is not told of an order that was canceled before its mail", async () => {
      await moveTo("pstg_artwork")
      await workJobs(world)
      await world.knex("order").where({ id: world.order.id }).update({ status: "canceled" })
      await work()
      expect(await told()).toEqual([])
    })

    it("is not told once the stage was switched off, also where its mail waits already", async () => {
      await moveTo("pstg_production")
      await world.services.settings.saveEntry(stageNoticeSettings, "pstg_production", { is_on: false })
      await work()
      expect(await told()).toEqual([])
    })
  })
}
