import { z } from "zod"
import type { EvidenceFinding } from "../../contracts"
import { sha256Hex } from "../digest"
import { commitment, GENESIS } from "./entry"
import { parseJson } from "./evidence-entry"
import type { StoredEntry, StoredPersonal } from "./store"

const headSchema = z.object({
  chain_id: z.string(),
  seq: z.number(),
  prev_hash: z.string(),
  personal_commitment: z.string(),
})

/**
 * Reads a chain as a stranger would and returns what is wrong with it; nothing means that it holds. Personal data that is
 * not there is no fault of the chain (see `verifyErasures`); altered personal data is.
 * @param chainId the project whose chain it is said to be
 * @param entries ordered by seq
 */
export const verifyChain = (chainId: string, entries: StoredEntry[], personal: StoredPersonal[]): EvidenceFinding[] => {
  const findings: EvidenceFinding[] = []
  const find = (code: EvidenceFinding["code"], message: string) => findings.push({ code, message })
  const commitments = new Map<string, string>()
  entries.forEach(({ seq, prev_hash, hash, payload }, index) => {
    const expectedPrev = index === 0 ? GENESIS : entries[index - 1]?.hash
    if (seq !== index + 1) find("chain_sequence", `entry ${index + 1}: the sequence says ${seq}`)
    if (prev_hash !== expectedPrev) find("chain_link", `entry ${seq}: does not follow the entry before`)
    if (sha256Hex(payload) !== hash) find("chain_bytes", `entry ${seq}: the bytes do not have the hash`)
    const head = headSchema.safeParse(parseJson(payload)).data
    if (head?.seq !== seq || head.prev_hash !== prev_hash)
      find("chain_columns", `entry ${seq}: the columns do not say what the bytes say`)
    if (head && head.chain_id !== chainId) find("chain_foreign", `entry ${seq}: belongs to another chain`)
    if (head) commitments.set(hash, head.personal_commitment)
  })
  for (const { entry_hash, salt, personal: bytes } of personal) {
    if (commitments.get(entry_hash) !== commitment(salt, bytes))
      find("personal_altered", `personal data of ${entry_hash} was altered`)
  }
  return findings
}
