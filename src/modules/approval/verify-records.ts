import { z } from "zod"
import { sha256Hex } from "../../lib/digest"
import type { DecisionRow } from "./service"
import type { StoredEntry } from "./verify-chain"

const factsSchema = z.object({
  kind: z.string(),
  facts: z.looseObject({
    document_sha256: z.string().nullish(),
    terms_sha256: z.string().nullish(),
    decision_id: z.string().optional(),
  }),
})
type Recorded = z.infer<typeof factsSchema>

/** What a decision's row says, as its entry says it. */
const spokenOf = (row: DecisionRow): Record<string, unknown> => ({
  decision: row.kind,
  request_id: row.request_id,
  subject_id: row.order_id,
  subject_version: row.version,
  document_sha256: row.document_sha256,
  amount: row.amount,
  currency_code: row.currency_code,
  decided_at: row.decided_at.toISOString(),
  message_sha256: row.message ? sha256Hex(row.message) : null,
})

const documentFaults = (recorded: Recorded[], documents: ReadonlyMap<string, Buffer>): string[] => {
  const named = new Set(recorded.flatMap(({ facts }) => [facts.document_sha256 ?? [], facts.terms_sha256 ?? []].flat()))
  return [...named].flatMap((sha256) => {
    const bytes = documents.get(sha256)
    if (!bytes) return [`document ${sha256} is missing`]
    return sha256Hex(bytes) === sha256 ? [] : [`document ${sha256} was altered`]
  })
}

const decisionFaults = (recorded: Recorded[], decisions: DecisionRow[]): string[] => {
  const rows = new Map(decisions.map((row) => [row.id, row]))
  const told = recorded.flatMap(({ kind, facts }) =>
    kind.startsWith("decision.") && facts.decision_id ? [{ id: facts.decision_id, facts }] : [],
  )
  const faults = told.flatMap(({ id, facts }) => {
    const row = rows.get(id)
    rows.delete(id)
    if (!row) return [`decision ${id} is missing`]
    const differs = Object.entries(spokenOf(row)).filter(([key, value]) => facts[key] !== value)
    return differs.map(([key]) => `decision ${id}: ${key} is not what was recorded`)
  })
  return [...faults, ...[...rows.keys()].map((id) => `decision ${id} was never recorded`)]
}

/**
 * Holds what the pages show against the chain: each document and text that an entry names by its hash is there, byte for
 * byte, and each decision says what its entry says. The chain itself is `verifyChain`'s.
 * @param documents the pinned bytes by the hash they are kept under
 * @param decisions all of the project's
 */
export const verifyRecords = (
  entries: StoredEntry[],
  documents: ReadonlyMap<string, Buffer>,
  decisions: DecisionRow[],
): string[] => {
  const recorded = entries.flatMap(({ payload }) => {
    const read = factsSchema.safeParse(parseJson(payload))
    return read.success ? [read.data] : []
  })
  return [...documentFaults(recorded, documents), ...decisionFaults(recorded, decisions)]
}

const parseJson = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString("utf8"))
  } catch {
    // Bytes that are no entry are a finding of verifyChain.
    return null
  }
}
