import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { decisionKindSchema, recordDecisionSchema, recordedChannelSchema } from "../../src/contracts"
import type { ApprovalRequest, DecisionKind, OrderPanel, RecordDecision, RecordedChannel } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { NoteField, SelectField, TextField } from "../lib/fields"
import { DrawerForm, SideDrawer } from "../lib/form-drawer"
import { useFormat } from "../lib/format"
import { useForm } from "../lib/use-form"
import { usePanelChange } from "../order-panel/use-order-panel"
import { useTooLate } from "./use-too-late"

interface RecordProps {
  orderId: string
  request: ApprovalRequest
  suggested: OrderPanel["suggested_recipient"]
  onClose: () => void
}

interface Typed {
  /** Empty until staff choose: what was said binds, and nobody may record it by pressing once. */
  decision: DecisionKind | ""
  channel: RecordedChannel | ""
  name: string
  email: string
  message: string
}

function RecordForm({ orderId, request, suggested, onClose }: RecordProps) {
  const { t } = useTranslation("clientPortal")
  const record = usePanelChange(orderId, (body: RecordDecision) => portalApi.recordDecision(request.id, body))
  const explain = useTooLate(orderId, request)
  const initial: Typed = {
    decision: "",
    channel: "",
    name: suggested.name,
    email: suggested.email ?? "",
    message: "",
  }
  const form = useForm({
    initial,
    schema: recordDecisionSchema,
    toBody: ({ decision, channel, email, message, ...rest }) => ({
      ...rest,
      decision: decision || undefined,
      channel: channel || undefined,
      email: email.trim() || undefined,
      message: message || undefined,
    }),
    submit: async (body) => {
      await record.mutateAsync(body).catch(async (error: Error) => {
        throw await explain(error)
      })
      toast.success(t("approval.recorded"))
      onClose()
    },
  })
  const { values, set, errors } = form
  const submitLabel = values.decision ? t(`approval.recordAs.${values.decision}`) : t("approval.record")
  return (
    <DrawerForm {...form} submitLabel={submitLabel}>
      <SelectField
        label={t("approval.decision")}
        value={values.decision}
        options={decisionKindSchema.options.map((value) => ({ value, label: t(`approval.kind.${value}`) }))}
        onChange={(decision) => set("decision", decision)}
        error={errors.decision}
      />
      <SelectField
        label={t("approval.channel")}
        value={values.channel}
        options={recordedChannelSchema.options.map((value) => ({ value, label: t(`approval.channels.${value}`) }))}
        onChange={(channel) => set("channel", channel)}
        error={errors.channel}
      />
      <TextField
        label={t("approval.who")}
        value={values.name}
        onChange={(name) => set("name", name)}
        error={errors.name}
        input={{ autoComplete: "off" }}
      />
      <TextField
        label={t("approval.whoEmail")}
        hint={t("approval.whoEmailHint")}
        optional
        value={values.email}
        onChange={(email) => set("email", email)}
        error={errors.email}
        input={{ type: "email", autoComplete: "off" }}
      />
      <NoteField
        label={t("approval.note")}
        hint={t("approval.noteHint")}
        optional
        value={values.message}
        onChange={(message) => set("message", message)}
        error={errors.message}
      />
    </DrawerForm>
  )
}

export function RecordDrawer(props: RecordProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { version, amount, currency_code } = props.request
  return (
    <SideDrawer
      open
      onClose={props.onClose}
      title={t("approval.record")}
      description={t("approval.recordText", { version, amount: format.money(amount, currency_code) })}
    >
      <RecordForm {...props} />
    </SideDrawer>
  )
}
