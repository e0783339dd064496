import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Actor, EvidenceList, EvidenceQuery, EvidenceVerification } from "../../contracts"
import { type EvidenceEntry, readEntries } from "../../lib/evidence/evidence-entry"
import { appendEvidence, lockChain, readChain, readNewestEntries } from "../../lib/evidence/store"
import { type EvidenceCheck, verifyProject } from "../../lib/evidence/verify-project"
import { toEvidenceLine } from "./evidence-line"

export type Erasure = {
  project_id: string
  entry_sha256: string
  actor: Actor
  /** Why, in words of the shop's; kept for ever. */
  reason: string
}

/**
 * Reads, verifies and erases evidence. Entries are appended by other modules inside their own transactions (docs/adr/0014):
 * src/lib/evidence/store.ts. The tables come with the approval module's migrations and have no generated methods.
 */
export class EvidenceModuleService {
  private readonly knex: Knex

  constructor(dependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }) {
    this.knex = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
  }

  /** A page of a project's entries, newest first. Entries that cannot be read are findings of the verification. */
  async listEntries(project_id: string, { limit, before }: EvidenceQuery): Promise<EvidenceList> {
    const [chain, erasures, counted] = await Promise.all([
      readNewestEntries(this.knex, project_id, { limit: limit + 1, before }),
      this.erasedEntries(project_id),
      this.knex("portal_evidence_entry").where({ chain_id: project_id }).count<{ count: string }[]>("* as count"),
    ])
    const shown = chain.entries.slice(0, limit)
    const kept = new Set(chain.personal.map(({ entry_hash }) => entry_hash))
    return {
      entries: readEntries({ entries: shown, personal: chain.personal }).map((entry) =>
        toEvidenceLine(entry, kept.has(entry.sha256) ? "kept" : erasures.has(entry.sha256) ? "erased" : "missing"),
      ),
      count: Number(counted[0]?.count ?? 0),
      next_before: chain.entries.length > limit ? (shown.at(-1)?.seq ?? null) : null,
    }
  }

  /** All entries of a project, oldest first. */
  async getEntries(project_id: string): Promise<EvidenceEntry[]> {
    return readEntries(await readChain(this.knex, project_id))
  }

  /** Verifies a project's evidence on one snapshot of the database; a decision made meanwhile is in it or not. */
  async verifyProject(project_id: string, checks: EvidenceCheck[]): Promise<EvidenceVerification> {
    return await this.knex.transaction(async (trx) => await verifyProject(trx, project_id, checks), {
      isolationLevel: "repeatable read",
      readOnly: true,
    })
  }

  /**
   * Erases the personal data of a decision's entry and records that in an entry of its own. Repeating it changes nothing.
   * @param eraseRecord removes the same data from the decision's row, in the same transaction
   * @returns whether it was this call that erased it
   * @throws MedusaError not_found for an entry of another project or none, not_allowed for one that is about no decision
   */
  async erasePersonal(
    { project_id, entry_sha256, actor, reason }: Erasure,
    eraseRecord: (trx: Knex, decision_id: string) => Promise<void>,
  ): Promise<boolean> {
    return await this.knex.transaction(async (trx) => {
      await lockChain(trx, project_id)
      const entry = readEntries(await readChain(trx, project_id)).find(({ sha256 }) => sha256 === entry_sha256)
      if (!entry) throw new MedusaError(MedusaError.Types.NOT_FOUND, "This project has no such entry")
      if (entry.kind !== "decision.made" && entry.kind !== "decision.recorded")
        throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Only the personal data of decisions can be erased")
      const erased = await trx("portal_evidence_personal").where({ entry_hash: entry_sha256 }).delete()
      if (!erased) return false
      await eraseRecord(trx, entry.facts.decision_id)
      await appendEvidence(trx, {
        chain_id: project_id,
        kind: "personal.erased",
        at: new Date(),
        facts: {
          erased_entry_sha256: entry_sha256,
          erased_entry_seq: entry.seq,
          erased_by_type: actor.type,
          erased_by_id: actor.id,
          reason,
        },
        personal: { erased_by: actor.name },
      })
      return true
    })
  }

  /** Hashes of the entries whose erasure was recorded. */
  private async erasedEntries(project_id: string): Promise<Set<string>> {
    const { rows } = await this.knex.raw<{ rows: { erased: string }[] }>(
      `SELECT substring(encode(payload, 'escape') FROM '"erased_entry_sha256":"([0-9a-f]{64})"') AS erased
         FROM portal_evidence_entry
        WHERE chain_id = ? AND encode(payload, 'escape') LIKE '%"kind":"personal.erased"%'`,
      [project_id],
    )
    return new Set(rows.map(({ erased }) => erased))
  }
}
