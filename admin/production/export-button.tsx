import { Button, toast } from "@medusajs/ui"
import { useMutation } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { productionFilterSchema } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { download } from "../lib/download"
import { useMessageOf } from "../lib/use-message-of"

/** All rows of the present search and filters as CSV, not only those of the page. */
export function ExportButton({ query }: { query: Record<string, string> }) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      const answer = await portalApi.exportProductionReport({ query: productionFilterSchema.parse(query) })
      download(await answer.blob(), "production.csv")
    },
    onError: (error) => toast.error(t("production.exportFailed"), { description: messageOf(error) }),
  })
  return (
    <Button size="small" variant="secondary" isLoading={isPending} onClick={() => mutate()}>
      {t("production.export")}
    </Button>
  )
}
