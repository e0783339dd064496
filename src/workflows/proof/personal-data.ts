import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { byClient, definePersonalData, type Person, STAFF } from "../../lib/personal-data"
import { portalServices } from "../../lib/services"

const TABLES = ["portal_proof_annotation", "portal_proof_comment"] as const

const remarks = (container: MedusaContainer, table: (typeof TABLES)[number], person: Person) =>
  byClient(container.resolve(ContainerRegistrationKeys.PG_CONNECTION)(table), person)

/** Remarks on proofs keep their number and place. That they were erased is recorded with the evidence. */
export const proofPersonalData = definePersonalData({
  data: [
    {
      id: "remarks",
      columns: {
        portal_proof_annotation: ["body", "actor_name", "key"],
        portal_proof_comment: ["body", "actor_name", "key"],
      },
      read: async (container, person) => {
        const rows = await Promise.all(
          TABLES.map((table) =>
            remarks(container, table, person)
              .orderBy("created_at")
              .select<object[]>("id", "created_at", "order_id", "body", "actor_name"),
          ),
        )
        return rows.flat()
      },
      erase: async (container, person, { actor, reason }) => {
        const { projects, proofs } = portalServices(container)
        const orders = new Set<string>()
        let erased = 0
        for (const table of TABLES) {
          const rows = await remarks(container, table, person)
            .whereNot({ body: "" })
            .select<{ order_id: string }[]>("order_id")
          erased += rows.length
          for (const { order_id } of rows) orders.add(order_id)
        }
        for (const order_id of orders) {
          const project = await projects.findByOrder(order_id)
          if (project)
            await proofs.eraseRemarks({
              ...{ project_id: project.id, order_id, actor, reason },
              link_ids: [...person.link_ids],
            })
        }
        return erased
      },
    },
  ],
  other: {
    portal_proof: { title: "a proof's title", closed_reason: "the shop's words", actor_name: STAFF },
    portal_proof_version: { note: "the shop's words", actor_name: STAFF },
    portal_proof_file: {
      name: "a file's name",
      file_key: "a key",
      actor_name: STAFF,
      problem: "a reason of the portal's",
    },
    portal_proof_annotation: { resolution_note: "the shop's words", resolved_by_name: STAFF },
    portal_proof_reminder: { actor_name: STAFF },
    portal_gate_override: { reason: "the shop's words", actor_name: STAFF },
  },
})
