import type { MedusaContainer } from "@medusajs/framework/types"
import type { ArtworkRows } from "../../lib/artwork/artwork-rows"
import { portalServices } from "../../lib/services"

/** Registry: whose rows an upload is kept in. `proof`: artwork of proofs. `client`: files of clients and of conversations. */
const UPLOAD_KINDS = {
  proof: (container) => portalServices(container).proofs.files,
  client: (container) => portalServices(container).files.uploads,
} as const satisfies Record<string, (container: MedusaContainer) => ArtworkRows>

export type UploadKind = keyof typeof UPLOAD_KINDS

export type UploadRef = { kind: UploadKind; file_id: string }

export const uploadRows = (container: MedusaContainer, kind: UploadKind): ArtworkRows => UPLOAD_KINDS[kind](container)
