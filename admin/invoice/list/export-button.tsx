import { Button, toast } from "@medusajs/ui"
import { useMutation } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { invoiceFilterSchema } from "../../../src/contracts"
import { portalApi } from "../../lib/client"
import { download } from "../../lib/download"
import { useMessageOf } from "../../lib/use-message-of"

/** All invoices of the present search and filters as CSV, not only those of the page. */
export function ExportButton({ query }: { query: Record<string, string> }) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      const answer = await portalApi.exportInvoices({ query: invoiceFilterSchema.parse(query) })
      download(await answer.blob(), "invoices.csv")
    },
    onError: (error) => toast.error(t("invoiceList.exportFailed"), { description: messageOf(error) }),
  })
  return (
    <Button size="small" variant="secondary" isLoading={isPending} onClick={() => mutate()}>
      {t("invoiceList.export")}
    </Button>
  )
}
