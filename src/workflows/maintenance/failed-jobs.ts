import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { Actor, FailedJob, FailedJobs } from "../../contracts"
import type { RegisteredJob } from "../../lib/jobs/define-job"
import { findJob } from "../../lib/jobs/registry"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import { createI18n, type I18n } from "../../messages/i18n"
import type { FailedJobRow } from "../../modules/outbox/failed-jobs"
import { envelopeSchema } from "../../modules/outbox/run-job"

const MAX_LISTED = 50
const MAX_REASON = 500

/** The jobs that gave up, as staff see them. */
export const readFailedJobs = async (container: MedusaContainer): Promise<FailedJobs> => {
  const { outbox, settings } = portalServices(container)
  const { locale, time_zone } = await settings.getShop()
  const i18n = createI18n({ locales: [locale], timeZone: time_zone })
  const { rows, count } = await outbox.listFailedJobs(MAX_LISTED)
  return { jobs: await Promise.all(rows.map(async (row) => await toFailedJob(container, row, i18n))), count }
}

/** Set-up step: whether no job waits for staff to retry or discard it. */
export const hasNoFailedJobs = async (container: MedusaContainer): Promise<boolean> =>
  (await portalServices(container).outbox.listFailedJobs(1)).count === 0

/** @throws MedusaError with code `conflict` when it is no failed job (any more) */
export const retryFailedJob = async (container: MedusaContainer, id: string, actor: Actor): Promise<void> => {
  if (!(await portalServices(container).outbox.retryFailedJob(id))) throw handledAlready()
  log(container, `${actor.name} (${actor.id}) retried job ${id}`)
}

/** @throws MedusaError with code `conflict` when it is no failed job (any more) */
export const discardFailedJob = async (container: MedusaContainer, id: string, actor: Actor): Promise<void> => {
  if (!(await portalServices(container).outbox.discardFailedJob(id))) throw handledAlready()
  log(container, `${actor.name} (${actor.id}) discarded job ${id}`)
}

const handledAlready = () => portalError("conflict", "This job has been retried or discarded already.")

const log = (container: MedusaContainer, line: string): void =>
  container.resolve(ContainerRegistrationKeys.LOGGER).info(`client-portal outbox: ${line}`)

const toFailedJob = async (container: MedusaContainer, row: FailedJobRow, i18n: I18n): Promise<FailedJob> => {
  const { data } = envelopeSchema.safeParse(row.payload)
  const job = data ? findJob(data.job) : null
  return {
    id: row.id,
    job: data?.job ?? "",
    title: i18n.t(job?.title ?? "job.unknown"),
    reason: (row.last_error ?? "").slice(0, MAX_REASON),
    created_at: row.created_at.toISOString(),
    failed_at: row.failed_at.toISOString(),
    attempts: row.attempts,
    project: data && job ? await projectOf(container, job, data.payload) : null,
  }
}

/** Null for no order, and where what the job names is gone. */
const projectOf = async (
  container: MedusaContainer,
  job: RegisteredJob,
  payload: unknown,
): Promise<FailedJob["project"]> => {
  try {
    const order_id = await job.orderOf(container, payload)
    const project = order_id ? await portalServices(container).projects.findByOrder(order_id) : null
    return project && { id: project.id, name: project.name, order_id: project.order_id }
  } catch (error) {
    if (error instanceof MedusaError && error.type === MedusaError.Types.NOT_FOUND) return null
    throw error
  }
}
