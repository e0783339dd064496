import type { IncomingMessage } from "node:http"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { UploadQuery } from "../../contracts"
import { fileName } from "../../lib/artwork/file-name"
import { portalError } from "../../lib/portal-error"
import { portalServices } from "../../lib/services"
import type { FileOwner, FilePlace } from "../../modules/file/rows"
import { placeFull, type PortalFileRecord, type RoomLimits, roomOf } from "../../modules/file/uploads"
import type { SessionRow } from "../../modules/portal-token/rows"
import { fileTooLarge, GB, keepUpload, MB, readBody } from "../upload/receive-upload"
import { clientFileJobs } from "./jobs"

/** Whose the uploads of a session are. @throws MedusaError not_found for an order without a project */
export const placeOfSession = async (
  container: MedusaContainer,
  { order_id, customer_id }: Pick<SessionRow, "order_id" | "customer_id">,
): Promise<FilePlace> => {
  if (order_id === null && customer_id !== null) return { customer_id }
  const project = order_id === null ? null : await portalServices(container).projects.findByOrder(order_id)
  if (!project) throw portalError("not_found", "This order has no project yet.")
  return { project_id: project.id, order_id: project.order_id }
}

/** Bytes that files may have together, as the host's options say. */
export const roomLimits = (container: MedusaContainer): RoomLimits => {
  const { max_project_gb, max_account_gb } = portalServices(container).settings.options.files
  return { project: max_project_gb * GB, account: max_account_gb * GB }
}

/**
 * Takes the body of a request as a file that its sender can attach to something. It waits for its scan then.
 * @throws MedusaError file_name, file_empty, file_incomplete, file_too_large, project_full, account_full, too_many_files,
 *   unsupported_media_type; neither a row nor a stored file is left
 */
export const addFile = async (
  container: MedusaContainer,
  req: IncomingMessage,
  { bytes: expected, ...given }: UploadQuery,
  owner: FileOwner,
): Promise<PortalFileRecord> => {
  const { files, settings } = portalServices(container)
  const { max_file_mb } = settings.options.files
  const room = roomLimits(container)
  const name = fileName(given.name)
  const used = await files.uploads.usageOf(owner)
  const limits = [
    { max: max_file_mb * MB, tooLarge: () => fileTooLarge(max_file_mb) },
    { max: roomOf(owner.place, room) - used, tooLarge: () => placeFull(owner.place) },
  ]
  return await keepUpload(
    container,
    { name, source: readBody(req, { limits, expected }) },
    async (original) =>
      await files.uploads.add(original, owner, room, clientFileJobs.onUpload(original.refused !== null)),
  )
}
