import type { EvidenceFinding } from "../../contracts"
import { differences, type EvidenceCheck } from "../../lib/evidence/verify-project"
import { isErasedAddress } from "./erased-address"
import type { LinkRow } from "./rows"

/**
 * Compares the links that clients decided through with what was recorded: to whom a link belongs, and who delegated it,
 * never change. (Its recipient's name does: staff may correct it. The entry keeps the one of that time.)
 */
export const linkEvidenceCheck: EvidenceCheck = async (knex, _, entries) => {
  const made = entries.flatMap((entry) => (entry.kind === "decision.made" ? [entry] : []))
  const rows = await knex<LinkRow>("portal_link").whereIn(
    "id",
    made.map(({ facts }) => facts.link_id),
  )
  const links = new Map(rows.map((row) => [row.id, row]))
  const delegators = await knex<LinkRow>("portal_link").whereIn(
    "id",
    rows.flatMap(({ given_by_link_id }) => given_by_link_id ?? []),
  )
  const erased = delegators.flatMap(({ id, recipient_email }) => (isErasedAddress(recipient_email) ? [id] : []))
  return made.flatMap(({ facts, personal }): EvidenceFinding[] => {
    const link = links.get(facts.link_id)
    const what = `link ${facts.link_id}`
    if (!link) return [{ code: "record_missing", message: `${what} is missing` }]
    const { given_by_link_id: link_given_by, given_by_name: delegator_name, recipient_email } = link
    return [
      ...differences(what, { link_given_by }, facts),
      ...(personal ? differences(what, { recipient_email }, personal) : []),
      // A delegator who was erased is named by nothing but the evidence of whom they delegated to.
      ...(personal?.delegator_name === undefined || (link_given_by !== null && erased.includes(link_given_by))
        ? []
        : differences(what, { delegator_name }, personal)),
    ]
  })
}
