import { Alert, Drawer } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { shareLinkSchema } from "../../src/contracts"
import type { ProjectPeople, SharedLink, ShareLink } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { DayField, NoteField, SwitchField, TextField } from "../lib/fields"
import { DrawerForm, SideDrawer } from "../lib/form-drawer"
import { endOfLocalDay, localToday } from "../lib/format"
import { LoadError, SectionSkeleton } from "../lib/section"
import { usePortalForm } from "../lib/use-portal-form"
import type { DrawerProps } from "../project/drawers"
import { useProjectChange } from "../project/use-project-change"
import { SharedLinkBody } from "./shared-link-body"
import { usePeople } from "./use-people"

interface Typed {
  recipient_name: string
  recipient_email: string
  message: string
  /** A day; the body has the moment at which it ends. */
  expires_at: string
  send_email: boolean
}

interface ShareFormProps extends Pick<DrawerProps, "project"> {
  people: ProjectPeople
  onShared: (shared: SharedLink) => void
}

function ShareForm({ project, people, onShared }: ShareFormProps) {
  const { t } = useTranslation("clientPortal")
  const share = useProjectChange(project, (body: ShareLink) =>
    portalApi.shareOrder({ params: { id: project.order_id }, body }),
  )
  const isFirst = people.links.length === 0
  const suggested = people.suggested_recipient
  const form = usePortalForm({
    values: {
      recipient_name: isFirst ? suggested.name : "",
      recipient_email: isFirst ? (suggested.email ?? "") : "",
      message: "",
      expires_at: "",
      send_email: true,
    },
    schema: shareLinkSchema,
    toBody: ({ expires_at, message, ...rest }: Typed) => ({
      ...rest,
      message: message || undefined,
      expires_at: expires_at ? endOfLocalDay(expires_at) : undefined,
    }),
    submit: async (body) => onShared(await share.mutateAsync(body)),
  })
  const { control } = form
  return (
    <DrawerForm form={form} submitLabel={form.watch("send_email") ? t("share.submitSend") : t("share.submitLink")}>
      {isFirst && !suggested.email && <Alert variant="warning">{t("share.noEmail")}</Alert>}
      <TextField control={control} name="recipient_name" label={t("share.name")} input={{ autoComplete: "off" }} />
      <TextField
        control={control}
        name="recipient_email"
        label={t("share.email")}
        input={{ type: "email", autoComplete: "off" }}
      />
      <NoteField control={control} name="message" label={t("share.message")} hint={t("share.messageHint")} optional />
      <DayField
        control={control}
        name="expires_at"
        label={t("share.expires")}
        hint={t("share.expiresHint")}
        optional
        min={localToday()}
      />
      <SwitchField control={control} name="send_email" label={t("share.sendEmail")} hint={t("share.sendEmailHint")} />
    </DrawerForm>
  )
}

export function ShareDrawer({ project, onClose }: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  const people = usePeople(project.id)
  const [shared, setShared] = useState<SharedLink | null>(null)
  return (
    <SideDrawer open onClose={onClose} title={t("share.title")} description={t("share.description")}>
      {shared ? (
        <SharedLinkBody shared={shared} />
      ) : people.data ? (
        <ShareForm project={project} people={people.data} onShared={setShared} />
      ) : (
        <Drawer.Body>
          {people.error ? (
            <LoadError
              title={t("people.title")}
              error={people.error}
              retrying={people.isFetching}
              onRetry={people.retry}
            />
          ) : (
            <SectionSkeleton title={t("people.title")} rows={4} />
          )}
        </Drawer.Body>
      )}
    </SideDrawer>
  )
}
