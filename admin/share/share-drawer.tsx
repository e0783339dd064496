import { Alert, Button, Drawer } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { shareLinkSchema } from "../../src/contracts"
import type { OrderPanel, SharedLink } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { DayField, NoteField, SwitchField, TextField } from "../lib/fields"
import { DrawerForm, SideDrawer } from "../lib/form-drawer"
import { endOfLocalDay, localToday } from "../lib/format"
import { useForm } from "../lib/use-form"
import { LinkTexts } from "./link-texts"

interface ShareProps {
  orderId: string
  panel: OrderPanel
  onClose: () => void
  onChanged: () => void
}

function ShareForm({
  orderId,
  panel,
  onChanged,
  onShared,
}: Omit<ShareProps, "onClose"> & { onShared: (shared: SharedLink) => void }) {
  const { t } = useTranslation("clientPortal")
  const isFirst = panel.links.length === 0
  const suggested = panel.suggested_recipient
  const form = useForm({
    initial: {
      recipient_name: isFirst ? suggested.name : "",
      recipient_email: isFirst ? (suggested.email ?? "") : "",
      message: "",
      expires_on: "",
      send_email: true,
    },
    schema: shareLinkSchema,
    toBody: ({ expires_on, message, ...rest }) => ({
      ...rest,
      message: message || undefined,
      expires_at: expires_on ? endOfLocalDay(expires_on) : undefined,
    }),
    submit: async (body) => {
      const shared = await portalApi.share(orderId, body)
      onChanged()
      onShared(shared)
    },
  })

  return (
    <DrawerForm {...form} submitLabel={form.values.send_email ? t("share.submitSend") : t("share.submitLink")}>
      {isFirst && !suggested.email && <Alert variant="warning">{t("share.noEmail")}</Alert>}
      <TextField
        label={t("share.name")}
        value={form.values.recipient_name}
        onChange={(name) => form.set("recipient_name", name)}
        error={form.errors.recipient_name}
        input={{ autoComplete: "off" }}
      />
      <TextField
        label={t("share.email")}
        value={form.values.recipient_email}
        onChange={(email) => form.set("recipient_email", email)}
        error={form.errors.recipient_email}
        input={{ type: "email", autoComplete: "off" }}
      />
      <NoteField
        label={t("share.message")}
        hint={t("share.messageHint")}
        optional
        value={form.values.message}
        onChange={(message) => form.set("message", message)}
        error={form.errors.message}
      />
      <DayField
        label={t("share.expires")}
        hint={t("share.expiresHint")}
        optional
        min={localToday()}
        value={form.values.expires_on}
        onChange={(day) => form.set("expires_on", day)}
        error={form.errors.expires_at}
      />
      <SwitchField
        label={t("share.sendEmail")}
        hint={t("share.sendEmailHint")}
        checked={form.values.send_email}
        onChange={(send) => form.set("send_email", send)}
      />
    </DrawerForm>
  )
}

function Shared({ shared }: { shared: SharedLink }) {
  const { t } = useTranslation("clientPortal")
  return (
    <>
      <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
        <Alert variant={shared.mailed ? "success" : "info"} role="status">
          {shared.mailed ? t("links.sentTo", { email: shared.link.recipient_email }) : t("share.notMailedText")}
        </Alert>
        <LinkTexts shown={shared} />
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button size="small">{t("form.done")}</Button>
        </Drawer.Close>
      </Drawer.Footer>
    </>
  )
}

export function ShareDrawer({ orderId, panel, onClose, onChanged }: ShareProps) {
  const { t } = useTranslation("clientPortal")
  const [shared, setShared] = useState<SharedLink | null>(null)
  return (
    <SideDrawer open onClose={onClose} title={t("share.title")} description={t("share.description")}>
      {shared ? (
        <Shared shared={shared} />
      ) : (
        <ShareForm orderId={orderId} panel={panel} onChanged={onChanged} onShared={setShared} />
      )}
    </SideDrawer>
  )
}
