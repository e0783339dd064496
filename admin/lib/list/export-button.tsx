import { Button, toast } from "@medusajs/ui"
import { useMutation } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { download } from "../download"
import { useMessageOf } from "../use-message-of"

interface ExportButtonProps {
  /** Reads the file. */
  read: () => Promise<Response>
  fileName: string
}

/** Downloads all rows that match as CSV, not only those of the page. */
export function ExportButton({ read, fileName }: ExportButtonProps) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const { mutate, isPending } = useMutation({
    mutationFn: async () => download(await (await read()).blob(), fileName),
    onError: (error) => toast.error(t("list.exportFailed"), { description: messageOf(error) }),
  })
  return (
    <Button size="small" variant="secondary" isLoading={isPending} onClick={() => mutate()}>
      {t("list.export")}
    </Button>
  )
}
