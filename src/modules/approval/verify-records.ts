import { sha256Hex } from "../../lib/digest"
import { type Recorded, recordedIn } from "./recorded"
import type { DecisionRow, RequestRow } from "./service"
import type { StoredEntry, StoredPersonal } from "./verify-chain"
import { verifyDecisions } from "./verify-decisions"
import { verifyRequests } from "./verify-requests"

const documentFaults = (recorded: Recorded[], documents: ReadonlyMap<string, Buffer>): string[] => {
  const named = new Set(recorded.flatMap(({ facts }) => [facts.document_sha256 ?? [], facts.terms_sha256 ?? []].flat()))
  return [...named].flatMap((sha256) => {
    const bytes = documents.get(sha256)
    if (!bytes) return [`document ${sha256} is missing`]
    return sha256Hex(bytes) === sha256 ? [] : [`document ${sha256} was altered`]
  })
}

/**
 * Holds what the pages show against the chain: each document and text that an entry names by its hash is there, byte for
 * byte, and each request and decision says what its entries say. The chain itself is `verifyChain`'s.
 * @param entries ordered by seq
 * @param shown the pinned bytes by the hash they are kept under, and all of the project's requests and decisions
 */
export const verifyRecords = (
  entries: StoredEntry[],
  personal: StoredPersonal[],
  shown: { documents: ReadonlyMap<string, Buffer>; requests: RequestRow[]; decisions: DecisionRow[] },
): string[] => {
  const recorded = recordedIn(entries, personal)
  return [
    ...documentFaults(recorded, shown.documents),
    ...verifyRequests(recorded, shown.requests),
    ...verifyDecisions(recorded, shown.decisions),
  ]
}
