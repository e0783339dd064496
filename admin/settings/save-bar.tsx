import { Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

export function SaveBar({ dirty, pending }: { dirty: boolean; pending: boolean }) {
  const { t } = useTranslation("clientPortal")
  return (
    <div className="flex items-center justify-end gap-x-4 px-6 py-4">
      <Text size="small" leading="compact" className="text-ui-fg-subtle" role="status">
        {dirty && !pending ? t("form.unsaved") : ""}
      </Text>
      <Button type="submit" size="small" isLoading={pending} disabled={!dirty}>
        {t("form.save")}
      </Button>
    </div>
  )
}
