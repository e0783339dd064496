import { z } from "zod"
import type { StoredEntry, StoredPersonal } from "./verify-chain"

const entrySchema = z.object({
  kind: z.string(),
  facts: z.looseObject({
    document_sha256: z.string().nullish(),
    terms_sha256: z.string().nullish(),
    request_id: z.string().optional(),
    decision_id: z.string().optional(),
  }),
})
const personalSchema = z.record(z.string(), z.string().nullable())

/** What an entry says. `personal` is null once it was erased. */
export type Recorded = z.infer<typeof entrySchema> & { personal: z.infer<typeof personalSchema> | null }

/** Bytes that are no entry say nothing here; they are a finding of `verifyChain`. */
export const recordedIn = (entries: StoredEntry[], personal: StoredPersonal[]): Recorded[] => {
  const kept = new Map(personal.map((one) => [one.entry_hash, one.personal]))
  return entries.flatMap(({ hash, payload }) => {
    const entry = entrySchema.safeParse(parseJson(payload))
    if (!entry.success) return []
    const about = kept.get(hash)
    return [{ ...entry.data, personal: (about && personalSchema.safeParse(parseJson(about)).data) ?? null }]
  })
}

/** The words for each of a row's columns that does not say what its entry says. */
export const differences = (what: string, row: Record<string, unknown>, said: Record<string, unknown>): string[] =>
  Object.entries(row)
    .filter(([key, value]) => (said[key] ?? null) !== value)
    .map(([key]) => `${what}: ${key} is not what was recorded`)

const parseJson = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString("utf8"))
  } catch {
    return null
  }
}
