import { Logger as WorkerLogger, runOnce, type Task } from "graphile-worker"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { Pool } from "pg"
import { JOBS_SCHEMA, QUEUES } from "../../../src/lib/jobs/queued-job"
import { runJob } from "../../../src/modules/outbox/run-job"
import type { World } from "./world"

/**
 * Runs all jobs that wait and those that they enqueue, as the outbox does. One that fails is left for the next call, which
 * tries it again without its delay.
 */
export const workJobs = async ({ container, knex }: World): Promise<void> => {
  const runOne: Task = async (_payload, helpers) =>
    await runJob(container, container.resolve(ContainerRegistrationKeys.LOGGER), helpers)
  await knex(`${JOBS_SCHEMA}._private_jobs`).update({ run_at: knex.fn.now() })
  const pgPool = new Pool({ connectionString: knex.client.config.connection.connectionString, max: 2 })
  // The database is restored after each test; a connection that is closing then must not fail the next one.
  pgPool.on("error", () => undefined)
  pgPool.on("connect", (client) => client.on("error", () => undefined))
  await runOnce({
    pgPool,
    schema: JOBS_SCHEMA,
    taskList: Object.fromEntries(QUEUES.map((queue): [string, Task] => [queue, runOne])),
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: new WorkerLogger(() => () => {}),
  }).finally(() => pgPool.end())
}
