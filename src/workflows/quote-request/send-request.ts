import type { MedusaContainer } from "@medusajs/framework/types"
import { requestProblems } from "../../contracts"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import type { QuoteRequestRow, RequestOwner } from "../../modules/quote-request/rows"
import { readToday } from "../../quote-request-view/read-options"
import { fulfillRequestJob } from "./jobs"

/**
 * Sends a request to the shop. What follows is a job in the same commit; sending again changes nothing and answers alike.
 * @param version that the person has seen
 * @throws MedusaError not_found, conflict, request_incomplete
 */
export const sendRequest = async (
  container: MedusaContainer,
  id: string,
  owner: RequestOwner,
  version: number,
): Promise<QuoteRequestRow> => {
  const today = await readToday(container)
  return await portalServices(container).quoteRequests.send(id, owner, version, {
    check: ({ content }) => {
      const problems = requestProblems(content, today)
      if (problems.length > 0)
        throw portalError("request_incomplete", `The request cannot be sent yet: ${problems.join(", ")}.`)
    },
    jobs: (row) => [fulfillRequestJob.with({ request_id: row.id }, `quote-request:${row.id}`)],
  })
}
