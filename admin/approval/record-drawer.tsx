import { Alert, Drawer } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { portalApi } from "../lib/client"
import { SideDrawer } from "../lib/form-drawer"
import { useFormat } from "../lib/format"
import type { DrawerProps } from "../project/drawers"
import { RecordForm } from "./record-form"
import { RECORD_FIELDS } from "./rule-fields"

export function RecordDrawer({ project, onClose }: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  // The request as it stood when the drawer was opened: what is being typed must not bind a newer one.
  const [request] = useState(project.request?.state === "open" && project.request.is_current ? project.request : null)
  const description = request
    ? t("approval.recordText", {
        version: request.version,
        amount:
          request.amount === null || request.currency_code === null
            ? ""
            : format.money(request.amount, request.currency_code),
      })
    : undefined
  return (
    <SideDrawer open onClose={onClose} title={t("approval.record")} description={description}>
      {request ? (
        <RecordForm
          project={project}
          request={request}
          fields={RECORD_FIELDS}
          readHistory={async () => (await portalApi.getProjectQuote({ params: { id: project.id } }))?.data ?? null}
          onClose={onClose}
        />
      ) : (
        <Drawer.Body>
          <Alert variant="info">{t("approval.nothingToRecord")}</Alert>
        </Drawer.Body>
      )}
    </SideDrawer>
  )
}
