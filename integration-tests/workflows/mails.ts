import { renameSync, rmSync, writeFileSync } from "node:fs"
import { Logger as WorkerLogger, runOnce, type Task } from "graphile-worker"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { JOBS_SCHEMA, QUEUES } from "../../src/lib/jobs/queued-job"
import { runJob } from "../../src/modules/outbox/run-job"
import { freshLinkJobs } from "../../src/workflows/outbox/mails/fresh-link"
import { linkSharedJob } from "../../src/workflows/outbox/mails/link"
import { mails } from "../support/mailbox"
import { deleteDraft } from "../support/orders"
import { actsOf } from "./support/acts"
import { MONA } from "./support/inputs"
import type { World } from "./support/world"

export const describeMails = (world: World, folder: string): void => {
  const { ask, decide, tasks } = actsOf(world)

  describe("a mail", () => {
    /** All tries of all jobs that wait, as the outbox makes them, with nothing in between. */
    const runOne: Task = async (_payload, helpers) =>
      await runJob(world.container, world.container.resolve(ContainerRegistrationKeys.LOGGER), helpers)
    const tryAll = async (): Promise<void> => {
      await world.knex(`${JOBS_SCHEMA}._private_jobs`).update({ run_at: world.knex.fn.now() })
      await runOnce({
        connectionString: world.knex.client.config.connection.connectionString,
        schema: JOBS_SCHEMA,
        taskList: Object.fromEntries(QUEUES.map((queue): [string, Task] => [queue, runOne])),
        preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
        logger: new WorkerLogger(() => () => {}),
      })
    }

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

    it("about a draft that was deleted is not sent, and what was left to do for it ends at its first try", async () => {
      const recipient = { name: "Anna", email: "deleted@example.com" }
      const { link } = await world.services.tokens.ensureLink({ order_id: world.order.id }, recipient, { actor: MONA })
      await world.services.tokens.shareLink(link.id, {
        message: null,
        actor: MONA,
        jobs: ({ event_id }) => [linkSharedJob.with({ link_id: link.id, event_id })],
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
