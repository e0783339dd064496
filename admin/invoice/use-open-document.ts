import { toast } from "@medusajs/ui"
import { useCallback } from "react"
import { useTranslation } from "react-i18next"
import type { DocumentKind } from "../../src/contracts"
import { toApiError } from "../../src/client/error"
import { bearer, origin } from "../lib/client"
import { useMessageOf } from "../lib/use-message-of"

/** Opens a paper as PDF in a tab of its own. */
export function useOpenDocument() {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  return useCallback(
    async (kind: DocumentKind, id: string) => {
      // Opened at once: browsers allow a new tab only within the click itself.
      const tab = window.open("about:blank")
      try {
        const address = await addressOf(kind, id)
        if (tab) tab.location.replace(address)
        else window.location.assign(address)
      } catch (error) {
        tab?.close()
        toast.error(t("invoice.action.pdfFailed"), { description: messageOf(error) })
      }
    },
    [t, messageOf],
  )
}

/** With a session the browser asks by itself; a token can only be sent by a script. */
async function addressOf(kind: DocumentKind, id: string): Promise<string> {
  const address = `${origin}/admin/client-portal/documents/${kind}/${encodeURIComponent(id)}`
  const headers = await bearer()
  if (Object.keys(headers).length === 0) return address
  const answer = await fetch(address, { headers })
  if (!answer.ok) throw await toApiError(answer)
  const url = URL.createObjectURL(await answer.blob())
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
  return url
}
