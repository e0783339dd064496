import type { ClientRow } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { usePreview } from "../proof/files/use-preview"

/** A client's first logo beside their name, which says whose it is. On white: it is drawn for paper. */
export function ClientLogo({ logo: { file_id, sha256 } }: { logo: NonNullable<ClientRow["logo"]> }) {
  const { url } = usePreview(file_id, { number: 1, sha256 }, "thumb", portalApi.getStaffFilePreview)
  return (
    <span
      className="border-ui-border-base flex size-8 shrink-0 overflow-hidden rounded border p-0.5"
      style={{ background: "white" }}
    >
      {url && <img src={url} alt="" className="size-full object-contain" />}
    </span>
  )
}
