import { useState } from "react"
import { useTranslation } from "react-i18next"
import { addContactSchema } from "../../src/contracts"
import type { SharedLink } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { NoteField, SwitchField, TextField } from "../lib/fields"
import { DrawerForm, SideDrawer } from "../lib/form-drawer"
import { usePortalForm } from "../lib/use-portal-form"
import { SharedLinkBody } from "../people/shared-link-body"

interface FormProps {
  customerId: string
  onShared: (shared: SharedLink) => void
}

function ContactForm({ customerId, onShared }: FormProps) {
  const { t } = useTranslation("clientPortal")
  const form = usePortalForm({
    values: { recipient_name: "", recipient_email: "", message: "", send_email: true },
    schema: addContactSchema,
    toBody: ({ message, ...rest }) => ({ ...rest, message: message || undefined }),
    submit: async (body) => onShared(await portalApi.addContact({ params: { id: customerId }, body })),
  })
  const { control } = form
  return (
    <DrawerForm form={form} submitLabel={form.watch("send_email") ? t("account.addAndSend") : t("account.add")}>
      <TextField control={control} name="recipient_name" label={t("share.name")} input={{ autoComplete: "off" }} />
      <TextField
        control={control}
        name="recipient_email"
        label={t("share.email")}
        input={{ type: "email", autoComplete: "off" }}
      />
      <NoteField control={control} name="message" label={t("share.message")} hint={t("share.messageHint")} optional />
      <SwitchField control={control} name="send_email" label={t("share.sendEmail")} hint={t("share.sendEmailHint")} />
    </DrawerForm>
  )
}

interface DrawerProps {
  customerId: string
  onClose: () => void
  onChanged: () => void
}

/** Gives another person of the customer a link of their own to the account. */
export function ContactDrawer({ customerId, onClose, onChanged }: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  const [shared, setShared] = useState<SharedLink | null>(null)
  const finish = (made: SharedLink) => {
    setShared(made)
    onChanged()
  }
  return (
    <SideDrawer open onClose={onClose} title={t("account.addTitle")} description={t("account.addText")}>
      {shared ? <SharedLinkBody shared={shared} /> : <ContactForm customerId={customerId} onShared={finish} />}
    </SideDrawer>
  )
}
