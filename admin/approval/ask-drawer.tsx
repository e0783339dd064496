import { Alert, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { requestApprovalSchema } from "../../src/contracts"
import type { PortalLink, RequestApproval } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { NoteField, SwitchField } from "../lib/fields"
import { DrawerForm, SideDrawer } from "../lib/form-drawer"
import { useForm } from "../lib/use-form"
import { usePanelChange } from "../order-panel/use-order-panel"

interface AskProps {
  orderId: string
  again: boolean
  links: PortalLink[]
  onClose: () => void
}

function AskForm({ orderId, again, links, onClose }: AskProps) {
  const { t } = useTranslation("clientPortal")
  const ask = usePanelChange(orderId, (body: RequestApproval) => portalApi.requestApproval(orderId, body))
  const recipients = links.filter((link) => link.state === "active")
  const form = useForm({
    initial: { message: "", notify: true },
    schema: requestApprovalSchema,
    toBody: ({ message, notify }) => ({ message: message || undefined, notify }),
    submit: async (body) => {
      await ask.mutateAsync(body)
      toast.success(t("approval.askedDone"))
      onClose()
    },
  })
  return (
    <DrawerForm {...form} submitLabel={again ? t("approval.askAgain") : t("approval.ask")}>
      {recipients.length === 0 && <Alert variant="warning">{t("approval.nobodyToAsk")}</Alert>}
      <NoteField
        label={t("approval.message")}
        hint={t("approval.messageHint")}
        optional
        value={form.values.message}
        onChange={(message) => form.set("message", message)}
        error={form.errors.message}
      />
      <SwitchField
        label={t("approval.notify")}
        hint={t("approval.notifyHint", {
          count: recipients.length,
          names: recipients.map((link) => link.recipient_name).join(", "),
        })}
        checked={form.values.notify}
        onChange={(notify) => form.set("notify", notify)}
      />
    </DrawerForm>
  )
}

export function AskDrawer(props: AskProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <SideDrawer
      open
      onClose={props.onClose}
      title={props.again ? t("approval.askAgain") : t("approval.ask")}
      description={t("approval.askDescription")}
    >
      <AskForm {...props} />
    </SideDrawer>
  )
}
