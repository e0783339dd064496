import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { decisionKindSchema, recordDecisionSchema, recordedChannelSchema } from "../../src/contracts"
import type { ApprovalRequest, DecisionKind, RecordDecision, RecordedChannel } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { NoteField, SelectField, TextField } from "../lib/fields"
import { DrawerForm, SideDrawer } from "../lib/form-drawer"
import { useFormat } from "../lib/format"
import { useForm } from "../lib/use-form"
import { usePanelChange } from "../order-panel/use-order-panel"

interface RecordProps {
  orderId: string
  request: ApprovalRequest
  suggestedName: string
  onClose: () => void
}

interface Typed {
  decision: DecisionKind
  channel: RecordedChannel
  name: string
  message: string
}

function RecordForm({ orderId, request, suggestedName, onClose }: RecordProps) {
  const { t } = useTranslation("clientPortal")
  const record = usePanelChange(orderId, (body: RecordDecision) => portalApi.recordDecision(request.id, body))
  const initial: Typed = { decision: "approved", channel: "phone", name: suggestedName, message: "" }
  const form = useForm({
    initial,
    schema: recordDecisionSchema,
    toBody: ({ message, ...rest }) => ({ ...rest, message: message || undefined }),
    submit: async (body) => {
      await record.mutateAsync(body)
      toast.success(t("approval.recorded"))
      onClose()
    },
  })
  const { values, set, errors } = form
  return (
    <DrawerForm {...form} submitLabel={t("approval.record")}>
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
