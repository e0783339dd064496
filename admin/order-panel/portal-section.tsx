import { Share } from "@medusajs/icons"
import { Alert, Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { OrderPanel } from "../../src/contracts"
import { Section } from "../lib/section"
import { LinkRow } from "../share/link-row"
import { ShareDrawer } from "../share/share-drawer"
import { useLinkActions } from "../share/use-link-actions"
import { LinkLog } from "./link-log"
import { PreviewButton } from "./preview-button"
import { ProjectStatusBadge } from "./project-status-badge"

interface PortalSectionProps {
  orderId: string
  panel: OrderPanel
  /** The draft on whose page we stand has become an order. */
  becameOrder: boolean
  /** The newest reading failed; what is shown may be old. */
  stale: boolean
  onChanged: () => void
}

export function PortalSection({ orderId, panel, becameOrder, stale, onChanged }: PortalSectionProps) {
  const { t } = useTranslation("clientPortal")
  const [sharing, setSharing] = useState(false)
  const actions = useLinkActions(panel.links, onChanged)
  const noAddress = panel.links.length === 0 && !panel.suggested_recipient.email

  return (
    <Section
      title={t("panel.title")}
      aside={
        <ProjectStatusBadge
          status={panel.status}
          needsNewRequest={panel.request?.state === "open" && !panel.request.is_current && panel.status !== "canceled"}
        />
      }
    >
      {becameOrder && (
        <div className="px-6 py-4">
          <Alert variant="success">
            {t("panel.becameOrder")}{" "}
            <Link
              to={`/orders/${orderId}`}
              className="text-ui-fg-base hover:text-ui-fg-subtle transition-fg"
              style={{ textDecoration: "underline" }}
            >
              {t("panel.openOrder")}
            </Link>
          </Alert>
        </div>
      )}
      {panel.links.length === 0 ? (
        <div className="flex flex-col gap-y-1 px-6 py-4">
          <Text size="small" leading="compact" weight="plus">
            {t("panel.notShared")}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            {noAddress ? t("panel.noEmail") : t("panel.notSharedHint")}
          </Text>
        </div>
      ) : (
        <div className="divide-y">
          {panel.links.map((link) => (
            <LinkRow key={link.id} link={link} actions={actions} />
          ))}
        </div>
      )}
      <LinkLog events={panel.events} />
      <div className="flex items-center justify-between gap-x-2 px-6 py-4">
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle" role="status">
          {stale ? t("load.stale") : ""}
        </Text>
        <div className="flex items-center gap-x-2">
          <PreviewButton orderId={orderId} />
          <Button size="small" onClick={() => setSharing(true)}>
            <Share />
            {t("panel.share")}
          </Button>
        </div>
      </div>
      {sharing && (
        <ShareDrawer orderId={orderId} panel={panel} onClose={() => setSharing(false)} onChanged={onChanged} />
      )}
      {actions.dialogs}
    </Section>
  )
}
