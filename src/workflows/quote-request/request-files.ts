import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { FileSubject } from "../../contracts"
import { portalServices } from "../../lib/services"
import type { QuoteRequestRow } from "../../modules/quote-request/rows"
import { clientFileJobs } from "../file/jobs"

/** A request as what its files belong to. */
export const subjectOf = ({ id }: QuoteRequestRow): FileSubject => ({ type: "quote_request", id })

/** Removes all files of a request that is deleted in the same transaction. */
export const removeFiles = async (container: MedusaContainer, trx: Knex, row: QuoteRequestRow): Promise<void> => {
  const { files } = portalServices(container)
  const ids = (await files.listOf("quote_request", [row.id], trx)).map((file) => file.id)
  if (ids.length > 0) await files.uploads.removeOf(trx, subjectOf(row), ids, clientFileJobs.onRemoval)
}
