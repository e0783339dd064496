import type { MedusaContainer } from "@medusajs/framework/types"
import { type SaveRequest, withStep } from "../../contracts"
import { portalServices } from "../../lib/services"
import type { QuoteRequestRow } from "../../modules/quote-request/rows"
import { keepFiles } from "../file/keep-files"
import { removeFiles, subjectOf } from "./request-files"
import type { RequestAuthor } from "./start-request"

/**
 * Saves a step of a request, with its files in the same transaction.
 * @throws MedusaError not_found, also for a file that is not the author's own; request_sent, conflict, file_used,
 *   file_refused. Nothing is changed then
 */
export const saveStep = async (
  container: MedusaContainer,
  id: string,
  author: RequestAuthor,
  { version, part }: SaveRequest,
): Promise<QuoteRequestRow> =>
  await portalServices(container).quoteRequests.save(
    id,
    author,
    version,
    (content) => withStep(content, part),
    async (trx, row) => {
      if (part.step !== "artwork") return
      const { link_id, customer_id, person_name } = author
      const actor = { type: "client" as const, id: link_id, name: person_name }
      const wanted = row.content.file_ids
      await keepFiles(container, trx, subjectOf(row), { wanted, owner: { actor, place: { customer_id } } })
    },
  )

/** Deletes a request that was not sent, with its files. @throws MedusaError not_found, request_sent */
export const discardRequest = async (container: MedusaContainer, id: string, author: RequestAuthor): Promise<void> => {
  await portalServices(container).quoteRequests.discard(id, author, async (trx, row) => {
    await removeFiles(container, trx, row)
  })
}
