import { toast } from "@medusajs/ui"
import { useCallback } from "react"
import { useTranslation } from "react-i18next"
import type { DocumentKind } from "../../src/contracts"
import { loadDocument } from "../documents/load-document"
import { useMessageOf } from "../lib/use-message-of"

/** The new tab holds the PDF from then on, and its address in this one may be freed. */
const KEPT_MS = 60_000

/** Opens a document as PDF in a tab of its own. */
export function useOpenDocument() {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  return useCallback(
    async (kind: DocumentKind, id: string) => {
      // Opened at once: browsers allow a new tab only within the click itself.
      const tab = window.open("about:blank")
      try {
        const { url } = await loadDocument({ kind, id })
        if (tab) tab.location.replace(url)
        else window.location.assign(url)
        setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
      } catch (error) {
        tab?.close()
        toast.error(t("invoice.action.pdfFailed"), { description: messageOf(error) })
      }
    },
    [t, messageOf],
  )
}
