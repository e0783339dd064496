import { MedusaError } from "@medusajs/framework/utils"
import type { RegisteredJob } from "./define-job"

/**
 * The jobs that the outbox can run. Medusa imports every file of `src/workflows` before an application starts, and
 * `src/workflows/jobs.ts` fills this registry when it is imported, as workflows register themselves.
 */
const registered = new Map<string, RegisteredJob>()

/** @throws MedusaError duplicate_error when two jobs share an id */
export const registerJobs = (jobs: readonly RegisteredJob[]): void => {
  for (const job of jobs) {
    const known = registered.get(job.id)
    if (known && known !== job)
      throw new MedusaError(MedusaError.Types.DUPLICATE_ERROR, `Two jobs share the id "${job.id}"`)
    registered.set(job.id, job)
  }
}

export const findJob = (id: string): RegisteredJob | null => registered.get(id) ?? null

export const registeredJobs = (): RegisteredJob[] => [...registered.values()]
