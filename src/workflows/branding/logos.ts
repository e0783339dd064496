import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { type FileSubject, MAX_LOGOS, type PortalFile } from "../../contracts"
import { readLogos } from "../../file-view/read-logos"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import type { BrandScope } from "../../modules/branding/colors"
import { clientFileJobs } from "../file/jobs"

/** The files of a brand are those of its customer. */
const brandOf = (customer_id: string): FileSubject => ({ type: "brand", id: customer_id })

const attach = async (
  container: MedusaContainer,
  trx: Knex,
  { customer_id, actor }: BrandScope,
  ids: readonly string[],
): Promise<void> =>
  await portalServices(container).files.attach(trx, ids, brandOf(customer_id), { actor, place: { customer_id } })

const remove = async (container: MedusaContainer, trx: Knex, customer_id: string, id: string): Promise<void> =>
  await portalServices(container).files.uploads.removeOf(trx, brandOf(customer_id), [id], clientFileJobs.onRemoval)

/**
 * Keeps own uploads as logos. Changes of one brand come one after the other, so that their limit holds.
 * @throws MedusaError not_allowed beyond `MAX_LOGOS`; not_found for a file that is not the person's own; file_used,
 *   file_refused. Nothing is changed then
 */
export const addLogos = async (
  container: MedusaContainer,
  scope: BrandScope,
  ids: readonly string[],
): Promise<PortalFile[]> => {
  const { brandings, files } = portalServices(container)
  const { customer_id } = scope
  await brandings.change(customer_id, async (trx) => {
    const had = await files.listOf("brand", [customer_id], trx)
    if (had.length + new Set(ids).size > MAX_LOGOS)
      throw portalError("not_allowed", `A brand has at most ${MAX_LOGOS} logos. Remove one first.`)
    await attach(container, trx, scope, ids)
  })
  return await readLogos(container, customer_id)
}

/**
 * Removes a logo and keeps an own upload instead.
 * @throws MedusaError not_found for a logo that is not there any more, or a file that is not the person's own; file_used,
 *   file_refused. Nothing is changed then
 */
export const replaceLogo = async (
  container: MedusaContainer,
  scope: BrandScope,
  { id, file }: { id: string; file: string },
): Promise<PortalFile[]> => {
  const { customer_id } = scope
  await portalServices(container).brandings.change(customer_id, async (trx) => {
    await remove(container, trx, customer_id, id)
    await attach(container, trx, scope, [file])
  })
  return await readLogos(container, customer_id)
}

/** @throws MedusaError not_found */
export const removeLogo = async (
  container: MedusaContainer,
  { customer_id }: BrandScope,
  id: string,
): Promise<PortalFile[]> => {
  await portalServices(container).brandings.change(customer_id, async (trx) => remove(container, trx, customer_id, id))
  return await readLogos(container, customer_id)
}
