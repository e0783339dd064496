import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { FileSubject } from "../../contracts"
import { portalServices } from "../../lib/services"
import type { FileOwner } from "../../modules/file/rows"
import { clientFileJobs } from "./jobs"

/**
 * Gives a subject the files that are named, in the transaction that writes it: new uploads of the owner are attached, those
 * that it has stay, and those left out are removed. Names of files that it has already need no owner.
 * @throws MedusaError not_found, file_used, file_refused. Nothing is changed then
 */
export const keepFiles = async (
  container: MedusaContainer,
  trx: Knex,
  subject: FileSubject,
  { wanted, owner }: { wanted: readonly string[]; owner: FileOwner },
): Promise<void> => {
  const { files } = portalServices(container)
  const had = (await files.listOf(subject.type, [subject.id], trx)).map(({ id }) => id)
  const removed = had.filter((id) => !wanted.includes(id))
  await files.attach(
    trx,
    wanted.filter((id) => !had.includes(id)),
    subject,
    owner,
  )
  if (removed.length > 0) await files.uploads.removeOf(trx, subject, removed, clientFileJobs.onRemoval)
}
