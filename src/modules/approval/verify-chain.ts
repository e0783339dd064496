import { z } from "zod"
import { sha256Hex } from "../../lib/digest"
import { commitment, GENESIS } from "./evidence"

export type StoredEntry = { seq: number; prev_hash: string; hash: string; payload: Buffer }
export type StoredPersonal = { entry_hash: string; salt: Buffer; personal: Buffer }

const headSchema = z.object({
  chain_id: z.string(),
  seq: z.number(),
  prev_hash: z.string(),
  personal_commitment: z.string(),
})

/**
 * Reads a chain as a stranger would and says what is wrong with it; an empty list means that it holds. Erased personal
 * data is no fault; altered personal data is.
 * @param chainId the project whose chain it is said to be
 * @param entries ordered by seq
 */
export const verifyChain = (chainId: string, entries: StoredEntry[], personal: StoredPersonal[]): string[] => {
  const faults: string[] = []
  const commitments = new Map<string, string>()
  entries.forEach((entry, index) => {
    const expectedPrev = index === 0 ? GENESIS : entries[index - 1]?.hash
    if (entry.seq !== index + 1) faults.push(`entry ${index + 1}: the sequence says ${entry.seq}`)
    if (entry.prev_hash !== expectedPrev) faults.push(`entry ${entry.seq}: does not follow the entry before`)
    if (sha256Hex(entry.payload) !== entry.hash) faults.push(`entry ${entry.seq}: the bytes do not have the hash`)
    const head = parseHead(entry.payload)
    if (!head || head.seq !== entry.seq || head.prev_hash !== entry.prev_hash) {
      faults.push(`entry ${entry.seq}: the columns do not say what the bytes say`)
    }
    if (head && head.chain_id !== chainId) faults.push(`entry ${entry.seq}: belongs to another chain`)
    if (head) commitments.set(entry.hash, head.personal_commitment)
  })
  for (const { entry_hash, salt, personal: bytes } of personal) {
    if (commitments.get(entry_hash) !== commitment(salt, bytes))
      faults.push(`personal data of ${entry_hash} was altered`)
  }
  return faults
}

const parseHead = (payload: Buffer): z.infer<typeof headSchema> | null => {
  try {
    return headSchema.parse(JSON.parse(payload.toString("utf8")))
  } catch {
    // Bytes that are no entry are a finding, not an error: the caller reports them.
    return null
  }
}
