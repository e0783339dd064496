import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { definePersonalData, type Person, STAFF } from "../../lib/personal-data"
import { portalServices } from "../../lib/services"
import { erasePersonalWorkflow } from "./erase-personal"

type Made = { id: string; project_id: string }

/** Decisions through the person's links, and those that staff recorded for their address. */
const decisions = (container: MedusaContainer, { email, link_ids }: Person) =>
  container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)("portal_decision")
    .where((own) => own.whereIn("link_id", [...link_ids]).orWhereRaw("lower(email) = ?", [email]))

/** The entries about decisions, by the decision's id. */
const entriesOf = async (container: MedusaContainer, project_id: string) => {
  const entries = await portalServices(container).evidence.getEntries(project_id)
  return new Map(
    entries.flatMap((entry) =>
      entry.kind === "decision.made" || entry.kind === "decision.recorded"
        ? [[entry.facts.decision_id, entry] as const]
        : [],
    ),
  )
}

/**
 * Decisions keep what was decided, without who did and their words. The evidence keeps a salted hash of these, so that it
 * verifies as before; that they were erased, by whom and why is an entry of its own (docs/adr/0006).
 */
export const evidencePersonalData = definePersonalData({
  data: [
    {
      id: "decisions",
      columns: { portal_decision: ["name", "email", "message"], portal_evidence_personal: ["personal"] },
      read: async (container, person) => {
        const columns = ["id", "project_id", "order_id", "kind", "version", "decided_at", "name", "email", "message"]
        const rows = await decisions(container, person).orderBy("decided_at").select<Made[]>(columns)
        const chains = new Map<string, Awaited<ReturnType<typeof entriesOf>>>()
        for (const { project_id } of rows)
          if (!chains.has(project_id)) chains.set(project_id, await entriesOf(container, project_id))
        return rows.map((row) => ({ ...row, evidence: chains.get(row.project_id)?.get(row.id)?.personal ?? null }))
      },
      erase: async (container, person, { actor, reason }) => {
        let erased = 0
        for (const { id, project_id } of await decisions(container, person).select<Made[]>("id", "project_id")) {
          const entry = (await entriesOf(container, project_id)).get(id)
          if (!entry) continue
          const { result } = await erasePersonalWorkflow(container).run({
            input: { project_id, entry_sha256: entry.sha256, actor, reason },
          })
          if (result.erased) erased += 1
        }
        return erased
      },
    },
    {
      id: "signed-documents",
      columns: { portal_pinned_document: ["content"], portal_stored_document: ["file_key"] },
      kept: "What was signed or issued is kept byte for byte, with the addresses that it shows: it is the evidence of the contract.",
      read: async (container, person) =>
        await decisions(container, person)
          .orderBy("decided_at")
          .select<object[]>("order_id", "version", "document_sha256", "decided_at"),
    },
  ],
  other: {
    portal_approval_request: { message: "the shop's words", requested_by_name: STAFF },
    portal_decision: { recorded_by_name: STAFF, recorded_channel: "a code", effects_error: "a reason of the portal's" },
    portal_evidence_entry: { payload: "facts, with a salted hash in place of personal data" },
  },
})
