import { Alert, Drawer, Text, toast } from "@medusajs/ui"
import { Controller } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { resendInvoiceSchema, sendInvoiceSchema } from "../../src/contracts"
import type { CountedLine, PortalLink, SendInvoice, StaffInvoice } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { NoteField } from "../lib/fields"
import { DrawerForm } from "../lib/form-drawer"
import { useFormat } from "../lib/format"
import { useMessageOf } from "../lib/use-message-of"
import { usePortalForm } from "../lib/use-portal-form"
import { usePeople } from "../people/use-people"
import type { DrawerProps } from "../project/drawers"
import { useProjectChange } from "../project/use-project-change"
import { lineName } from "./counts-panel"
import { InvoiceDrawer } from "./invoice-drawer"
import { RecipientsField } from "./recipients-field"

type Resend = Omit<SendInvoice, "revision">

interface SendFormProps extends DrawerProps {
  invoice: StaffInvoice
  links: PortalLink[]
  lines: CountedLine[]
}

/** The difference that the client is shown with the invoice. */
function Differences({ lines }: { lines: CountedLine[] }) {
  const { t } = useTranslation("clientPortal")
  const different = lines.filter(({ final, ordered }) => final !== null && final !== ordered)
  if (different.length === 0) return null
  return (
    <Alert variant="info">
      <Text size="small" weight="plus">
        {t("invoice.send.counts")}
      </Text>
      <ul>
        {different.map((line) => (
          <li key={line.item_id}>
            <Text size="small">
              {lineName(line)}: {line.final} / {line.ordered}
            </Text>
          </li>
        ))}
      </ul>
    </Alert>
  )
}

function SendForm({ project, invoice, links, lines, onClose }: SendFormProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const isDraft = invoice.state === "draft"
  const params = { id: invoice.id }
  const send = useProjectChange(project, (body: Resend) =>
    isDraft
      ? portalApi.sendInvoice({ params, body: { ...body, revision: invoice.revision } })
      : portalApi.resendInvoice({ params, body }),
  )
  const all = links.map(({ id }) => id)
  const form = usePortalForm<{ link_ids: string[]; message: string }, Resend>({
    values: { link_ids: all, message: "" },
    schema: isDraft ? sendInvoiceSchema.omit({ revision: true }) : resendInvoiceSchema,
    toBody: ({ link_ids, message }) => ({
      ...(link_ids.length === all.length ? {} : { link_ids }),
      message: message || null,
    }),
    submit: async (body) => {
      await send.mutateAsync(body)
      toast.success(t(isDraft ? "invoice.send.done" : "invoice.send.sentAgain"))
      onClose()
    },
  })
  const { control, watch } = form
  const isNobodyChosen = links.length > 0 && watch("link_ids").length === 0
  return (
    <DrawerForm
      form={form}
      submitLabel={t(isDraft ? "invoice.send.submit" : "invoice.send.again")}
      disabled={isNobodyChosen}
    >
      <Text size="large" weight="plus">
        {format.money(invoice.money.total, invoice.money.currency_code)}
      </Text>
      {isDraft && <Differences lines={invoice.purpose === "charge" ? [] : lines} />}
      <Controller
        control={control}
        name="link_ids"
        render={({ field: { value, onChange } }) => (
          <RecipientsField
            links={links}
            chosen={value}
            onChange={onChange}
            error={isNobodyChosen ? t("invoice.send.chooseOne") : undefined}
          />
        )}
      />
      <NoteField
        control={control}
        name="message"
        label={t("invoice.send.message")}
        hint={t("invoice.send.messageHint")}
        optional
      />
    </DrawerForm>
  )
}

/** Knows who has a link before anyone is mailed. */
function SendBody(props: Omit<SendFormProps, "links">) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const { data, error } = usePeople(props.project.id)
  if (!data)
    return (
      <Drawer.Body>
        <Alert variant={error ? "error" : "info"}>{error ? messageOf(error) : t("load.loading")}</Alert>
      </Drawer.Body>
    )
  return <SendForm {...props} links={data.links.filter(({ state }) => state === "active")} />
}

/** Issues a draft under its number and mails it. */
export function SendInvoiceDrawer(props: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <InvoiceDrawer
      {...props}
      placeholder={t("invoice.action.send")}
      title={({ purpose }) => t("invoice.send.title", { what: t(`invoice.purpose.${purpose}`) })}
      description={t("invoice.send.text")}
    >
      {(invoice, { lines }) => <SendBody {...props} invoice={invoice} lines={lines} />}
    </InvoiceDrawer>
  )
}

/** Mails an issued invoice again. */
export function ResendInvoiceDrawer(props: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <InvoiceDrawer
      {...props}
      placeholder={t("invoice.action.resend")}
      title={({ number }) => t("invoice.send.resendTitle", { number: number ?? "" })}
      description={t("invoice.send.resendText")}
    >
      {(invoice) => <SendBody {...props} invoice={invoice} lines={[]} />}
    </InvoiceDrawer>
  )
}
