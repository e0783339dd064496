import { Drawer } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { NoticeListItem } from "../../src/contracts"
import { SideDrawer } from "../lib/form-drawer"
import { PreviewPanel } from "./preview-panel"

/** Preview of a notice in its saved words. */
export function PreviewDrawer({ notice, onClose }: { notice: NoticeListItem; onClose: () => void }) {
  const { t } = useTranslation("clientPortal")
  return (
    <SideDrawer open onClose={onClose} title={notice.title} description={t("automations.preview.title")}>
      <Drawer.Body className="overflow-y-auto">
        <PreviewPanel name={notice.name} />
      </Drawer.Body>
    </SideDrawer>
  )
}
