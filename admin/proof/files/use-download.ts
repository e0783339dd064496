import { useCallback } from "react"
import { toast } from "@medusajs/ui"
import { bearer, origin, portalApi } from "../../lib/client"
import { useMessageOf } from "../../lib/use-message-of"

const press = (href: string, name: string): void => {
  const link = document.createElement("a")
  Object.assign(link, { href, download: name })
  document.body.append(link)
  link.click()
  link.remove()
}

/** Where originals lie: those of proofs, and those of messages. */
const KINDS = {
  proof: { path: "proof-files", read: portalApi.getStaffProofOriginal },
  client: { path: "files", read: portalApi.getStaffFileOriginal },
}

interface Original {
  id: string
  name: string
}

const save = async ({ id, name }: Original, { path, read }: (typeof KINDS)["proof"]): Promise<void> => {
  // With a session the browser itself fetches and stores the file; a token can only be sent by a script.
  if (Object.keys(await bearer()).length === 0)
    return press(`${origin}/admin/client-portal/${path}/${encodeURIComponent(id)}/original`, name)
  const answer = await read({ params: { id } })
  const url = URL.createObjectURL(await answer.blob())
  press(url, name)
  // The download holds the data from here on; the address may be freed once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Saves originals as they were uploaded, one after the other. */
export function useDownload(kind: keyof typeof KINDS = "proof") {
  const messageOf = useMessageOf()
  return useCallback(
    async (files: readonly Original[]) => {
      try {
        for (const file of files) await save(file, KINDS[kind])
      } catch (error) {
        toast.error(messageOf(error))
      }
    },
    [kind, messageOf],
  )
}
