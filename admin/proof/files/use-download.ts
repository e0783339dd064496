import { useCallback } from "react"
import { toast } from "@medusajs/ui"
import type { StaffProofFile } from "../../../src/contracts"
import { bearer, origin, portalApi } from "../../lib/client"
import { useMessageOf } from "../../lib/use-message-of"

const press = (href: string, name: string): void => {
  const link = document.createElement("a")
  Object.assign(link, { href, download: name })
  document.body.append(link)
  link.click()
  link.remove()
}

const save = async ({ id, name }: StaffProofFile): Promise<void> => {
  // With a session the browser itself fetches and stores the file; a token can only be sent by a script.
  if (Object.keys(await bearer()).length === 0)
    return press(`${origin}/admin/client-portal/proof-files/${encodeURIComponent(id)}/original`, name)
  const answer = await portalApi.getStaffProofOriginal({ params: { id } })
  const url = URL.createObjectURL(await answer.blob())
  press(url, name)
  // The download holds the data from here on; the address may be freed once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Saves originals as they were uploaded, one after the other. */
export function useDownload() {
  const messageOf = useMessageOf()
  return useCallback(
    async (files: readonly StaffProofFile[]) => {
      try {
        for (const file of files) await save(file)
      } catch (error) {
        toast.error(messageOf(error))
      }
    },
    [messageOf],
  )
}
