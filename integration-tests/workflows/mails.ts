import { renameSync, rmSync, writeFileSync } from "node:fs"
import { JOBS_SCHEMA } from "../../src/lib/jobs/queued-job"
import { freshLinkJobs } from "../../src/notices/fresh-link"
import { resumeNoticesJob } from "../../src/notices/jobs"
import { linkShared } from "../../src/notices/link-shared"
import { mails } from "../support/mailbox"
import { deleteDraft } from "../support/orders"
import { hasNoFailedJobs, readFailedJobs } from "../../src/workflows/maintenance/failed-jobs"
import { actsOf, firstRun } from "./support/acts"
import { MONA } from "./support/inputs"
import { workJobs } from "./support/work-jobs"
import type { World } from "./support/world"

export const describeMails = (world: World, folder: string): void => {
  const { ask, decide, tasks } = actsOf(world)

  describe("a mail", () => {
    const tryAll = () => workJobs(world)

    it("that could not be sent for a while and was asked for again goes out once", async () => {
      const { link } = await world.services.tokens.ensureLink(
        { order_id: world.order.id },
        { name: "Anna", email: "outage@example.com" },
        { actor: MONA },
      )
      const ask = () => world.services.tokens.requestFresh(link.id, freshLinkJobs)
      // A file where the mailbox provider has its folder: it can send nothing.
      const away = `${folder}-away`
      renameSync(folder, away)
      writeFileSync(folder, "")
      try {
        await ask()
        for (let tries = 0; tries < 3; tries++) await tryAll()
        await ask()
        await tryAll()
        await ask()
      } finally {
        rmSync(folder)
        renameSync(away, folder)
      }
      expect(await tasks()).toEqual(["notice.fresh-link"])
      for (let tries = 0; tries < 5; tries++) await tryAll()
      expect(await tasks()).toEqual([])
      expect(await mails("outage@example.com")).toHaveLength(1)
    })

    it("reaches each recipient exactly once when the jobs' ids start again, as after a dump without their schema", async () => {
      const restart = () => world.knex.raw(`TRUNCATE ${JOBS_SCHEMA}._private_jobs RESTART IDENTITY`)
      const send = async (email: string): Promise<string> => {
        const { link } = await world.services.tokens.ensureLink(
          { order_id: world.order.id },
          { name: "Anna", email },
          { actor: MONA },
        )
        await world.services.tokens.requestFresh(link.id, freshLinkJobs)
        const [job] = await world.knex(`${JOBS_SCHEMA}._private_jobs`).select<{ id: string }[]>("id")
        await tryAll()
        return job?.id ?? ""
      }
      const emails = Array.from({ length: 6 }, (_, index) => `restart-${index}@example.com`)
      const ids: string[] = []
      for (const email of emails) {
        await restart()
        ids.push(await send(email))
      }
      expect(new Set(ids)).toEqual(new Set(["1"]))
      for (const email of emails) expect(await mails(email)).toHaveLength(1)
    })

    describe("is followed by staff: the link says", () => {
      const shared = async (email: string): Promise<string> => {
        const { link } = await world.services.tokens.ensureLink(
          { order_id: world.order.id },
          { name: "Anna", email },
          { actor: MONA },
        )
        await world.services.tokens.shareLink(link.id, {
          message: null,
          actor: MONA,
          jobs: ({ event_id }) => [linkShared.job({ link_id: link.id, event_id })],
        })
        return link.id
      }
      const lastNotice = async (id: string) => (await world.services.outbox.lastNoticesOf([id])).get(id)

      it("queued, and then sent", async () => {
        const id = await shared("followed@example.com")
        expect(await lastNotice(id)).toMatchObject({ state: "queued", reason: null })
        await tryAll()
        expect(await lastNotice(id)).toMatchObject({ state: "sent", reason: null })
        expect(await mails("followed@example.com")).toHaveLength(1)
      })

      it("skipped when the link was revoked before the mail went out", async () => {
        const id = await shared("revoked@example.com")
        await world.services.tokens.revokeLink(id, MONA)
        await tryAll()
        expect(await lastNotice(id)).toMatchObject({ state: "skipped" })
        expect(await mails("revoked@example.com")).toEqual([])
      })

      it("queued with the reason while it is tried again", async () => {
        const id = await shared("outage-2@example.com")
        const away = `${folder}-away`
        renameSync(folder, away)
        writeFileSync(folder, "")
        try {
          await tryAll()
        } finally {
          rmSync(folder)
          renameSync(away, folder)
        }
        const seen = await lastNotice(id)
        expect(seen).toMatchObject({ state: "queued" })
        expect(seen?.reason).toBeTruthy()
        await tryAll()
        expect(await lastNotice(id)).toMatchObject({ state: "sent", reason: null })
      })

      it("failed at the first attempt without an email provider, and sent once there is one", async () => {
        const id = await shared("no-provider@example.com")
        const providers = () => world.knex("notification_provider").whereRaw("'email' = ANY (channels)")
        await providers().update({ is_enabled: false })
        try {
          await tryAll()
          expect(await lastNotice(id)).toMatchObject({
            state: "failed",
            reason: "No email provider is set up in this shop.",
          })
          const { jobs, count } = await readFailedJobs(world.container)
          expect(count).toBe(1)
          expect(jobs[0]).toMatchObject({
            title: "Email a shared link",
            attempts: 1,
            project: { order_id: world.order.id },
          })
          expect(await hasNoFailedJobs(world.container)).toBe(false)
          await resumeNoticesJob.perform(world.container, {}, firstRun("resume"))
          expect(await lastNotice(id)).toMatchObject({ state: "failed" })
        } finally {
          await providers().update({ is_enabled: true })
        }
        await resumeNoticesJob.perform(world.container, {}, firstRun("resume"))
        expect(await lastNotice(id)).toMatchObject({ state: "queued" })
        await tryAll()
        expect(await lastNotice(id)).toMatchObject({ state: "sent" })
        expect(await mails("no-provider@example.com")).toHaveLength(1)
        expect(await hasNoFailedJobs(world.container)).toBe(true)
      })
    })

    it("about a draft that was deleted is not sent, and what was left to do for it ends at its first try", async () => {
      const recipient = { name: "Anna", email: "deleted@example.com" }
      const { link } = await world.services.tokens.ensureLink({ order_id: world.order.id }, recipient, { actor: MONA })
      await world.services.tokens.shareLink(link.id, {
        message: null,
        actor: MONA,
        jobs: ({ event_id }) => [linkShared.job({ link_id: link.id, event_id })],
      })
      await decide(await ask())
      await ask()
      await world.services.tokens.requestFresh(link.id, freshLinkJobs)
      const left = await tasks()
      await deleteDraft(world.order.id, world.baseUrl)
      await tryAll()
      expect(left.sort()).toEqual([
        "decision-effects",
        "notice.approval-requested",
        "notice.approval-requested",
        "notice.decision-made",
        "notice.fresh-link",
        "notice.link-shared",
      ])
      expect(await tasks()).toEqual([])
      expect(await mails("deleted@example.com")).toEqual([])
    })
  })
}
