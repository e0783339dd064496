import { Alert, Button, Text, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { ApprovalRequest, OrderPanel } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { useFormat } from "../lib/format"
import { Section } from "../lib/section"
import { usePanelAction } from "../order-panel/use-order-panel"
import { AskDrawer } from "./ask-drawer"
import { DecisionStamps } from "./decision-stamps"
import { DeliveryNoteDraft } from "./delivery-note-draft"
import { RecordDrawer } from "./record-drawer"
import { RequestCard } from "./request-card"

/** A decision's follow-up work, and the finance gate. */
function FollowUp({ orderId, panel }: { orderId: string; panel: OrderPanel }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const prompt = usePrompt()
  const bill = usePanelAction(orderId, () => portalApi.bill(orderId), t("approval.released"))
  const waits = panel.project?.billing_state === "ready_for_billing"

  const release = async () => {
    const agreed = await prompt({
      title: t("approval.releaseTitle"),
      description: t("approval.releaseText"),
      confirmText: t("approval.release"),
      cancelText: t("form.cancel"),
      variant: "confirmation",
    })
    if (agreed) await bill.run(undefined)
  }

  const effect = panel.pending_effect
  if (!waits && !effect) return null
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      {effect && (
        <Alert variant="error" role="alert">
          <Text size="small" weight="plus">
            {t(effect.message ? "approval.effectFailed" : "approval.effectLate", {
              since: format.moment(effect.since),
            })}
          </Text>
          {effect.message && <Text size="small">{effect.message}</Text>}
        </Alert>
      )}
      {waits && (
        <>
          <Alert variant="info">{t("approval.readyForBilling")}</Alert>
          <div className="flex justify-end">
            <Button size="small" isLoading={bill.isPending} onClick={release}>
              {t("approval.release")}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

export function ApprovalSection({ orderId, panel }: { orderId: string; panel: OrderPanel }) {
  const { t } = useTranslation("clientPortal")
  const prompt = usePrompt()
  const [asking, setAsking] = useState(false)
  // The request as it stood when the drawer was opened: what is being typed must not bind a newer one.
  const [recording, setRecording] = useState<ApprovalRequest | null>(null)
  const withdraw = usePanelAction(orderId, portalApi.withdraw, t("approval.withdrawn"))

  const { request } = panel
  const isOpen = request?.state === "open"
  const canDecide = isOpen && request.is_current
  const canAsk = panel.status !== "canceled" && !canDecide && !(request?.state === "approved" && request.is_current)

  const takeBack = async (requestId: string) => {
    const agreed = await prompt({
      title: t("approval.withdrawTitle"),
      description: t("approval.withdrawText"),
      confirmText: t("approval.withdraw"),
      cancelText: t("form.cancel"),
    })
    if (agreed) await withdraw.run(requestId)
  }

  return (
    <Section title={t("approval.title")}>
      {request ? (
        <RequestCard request={request} />
      ) : (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("approval.notAsked")}
        </Text>
      )}
      <FollowUp orderId={orderId} panel={panel} />
      <DecisionStamps decisions={panel.decisions} />
      {panel.delivery_note && <DeliveryNoteDraft note={panel.delivery_note} />}
      {(isOpen || canAsk) && (
        <div className="flex flex-wrap items-center justify-end gap-2 px-6 py-4">
          {isOpen && (
            <Button
              size="small"
              variant="transparent"
              isLoading={withdraw.isPending}
              onClick={() => takeBack(request.id)}
            >
              {t("approval.withdraw")}
            </Button>
          )}
          {canDecide && (
            <Button size="small" variant="secondary" onClick={() => setRecording(request)}>
              {t("approval.recordMenu")}
            </Button>
          )}
          {canAsk && (
            <Button size="small" variant={isOpen ? "primary" : "secondary"} onClick={() => setAsking(true)}>
              {request ? t("approval.askAgain") : t("approval.ask")}
            </Button>
          )}
        </div>
      )}
      {asking && (
        <AskDrawer orderId={orderId} again={request !== null} links={panel.links} onClose={() => setAsking(false)} />
      )}
      {recording && (
        <RecordDrawer
          orderId={orderId}
          request={recording}
          suggested={panel.suggested_recipient}
          onClose={() => setRecording(null)}
        />
      )}
    </Section>
  )
}
