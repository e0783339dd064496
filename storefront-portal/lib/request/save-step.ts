import "server-only"
import type { QuoteRequest, SaveRequest } from "@contracts/quote-request"
import { readFile } from "@/lib/data/file"
import { type RequestOutcome, saveRequest } from "@/lib/data/request"

/** `left_out`: names of new files that could not be used, as far as they are known; null when none was left out. */
export type SavedStep = { outcome: RequestOutcome<QuoteRequest>; left_out: string[] | null }

/** A request that is gone is `missing` as well: then it stays so without its files. */
const isAboutFiles = (outcome: RequestOutcome<QuoteRequest>): boolean =>
  outcome.kind === "missing" || (outcome.kind === "failed" && outcome.failure === "files")

/**
 * Saves a step of a request. New files that were refused, are gone or belong to something else are left out, so that they
 * keep nothing else from being saved.
 */
export async function saveStep(
  session: string,
  request: QuoteRequest,
  { version, part }: SaveRequest,
): Promise<SavedStep> {
  const outcome = await saveRequest(session, request.id, { version, part })
  if (part.step !== "artwork" || !isAboutFiles(outcome)) return { outcome, left_out: null }
  const kept = new Set(request.files.map(({ id }) => id))
  const added = await Promise.all(
    part.file_ids.filter((id) => !kept.has(id)).map(async (id) => ({ id, file: await readFile(session, id) })),
  )
  const unusable = added.filter(({ file }) => typeof file === "number" || file.state === "refused")
  // First without those that are known to be unusable, then without any new one.
  for (const dropped of [unusable, added]) {
    if (dropped.length === 0) continue
    const file_ids = part.file_ids.filter((id) => !dropped.some((file) => file.id === id))
    const again = await saveRequest(session, request.id, { version, part: { ...part, file_ids } })
    if (isAboutFiles(again)) continue
    return {
      outcome: again,
      left_out: dropped.flatMap(({ file }) => (typeof file === "number" ? [] : [file.name])),
    }
  }
  return { outcome, left_out: null }
}
