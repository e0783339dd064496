import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { reshareLinkSchema } from "../../src/contracts"
import type { PortalLink, SharedLink } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { NoteField } from "../lib/fields"
import { DrawerForm, SideDrawer } from "../lib/form-drawer"
import { usePortalForm } from "../lib/use-portal-form"

interface SendAgainProps {
  link: PortalLink
  onClose: () => void
  /** Not mailed after all: the caller shows the link, so that it can be passed on by hand. */
  onUnsent: (shared: SharedLink) => void
  onChanged: () => void
}

function SendAgainForm({ link, onClose, onUnsent, onChanged }: SendAgainProps) {
  const { t } = useTranslation("clientPortal")
  const form = usePortalForm({
    values: { message: "" },
    schema: reshareLinkSchema,
    toBody: ({ message }: { message: string }) => ({ message: message || undefined }),
    submit: async ({ message }) => {
      const shared = await portalApi.reshareLink({ params: { id: link.id }, body: { message } })
      onChanged()
      onClose()
      if (shared.mailed) toast.success(t("links.queuedFor", { email: link.recipient_email }))
      else onUnsent(shared)
    },
  })
  return (
    <DrawerForm form={form} submitLabel={t("links.sendAgain")}>
      <NoteField
        control={form.control}
        name="message"
        label={t("share.message")}
        hint={t("share.messageHint")}
        optional
      />
    </DrawerForm>
  )
}

export function SendAgainDrawer(props: SendAgainProps) {
  const { t } = useTranslation("clientPortal")
  const { recipient_name: name, recipient_email: email } = props.link
  return (
    <SideDrawer
      open
      onClose={props.onClose}
      title={t("links.sendAgain")}
      description={t("links.sendAgainTo", { name, email })}
    >
      <SendAgainForm {...props} />
    </SideDrawer>
  )
}
