import { toast } from "@medusajs/ui"
import { FormProvider } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { decisionKindSchema, recordDecisionSchema, recordedChannelSchema } from "../../src/contracts"
import type { ApprovalRequest, DecisionKind, RecordDecision, RecordedChannel } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { NoteField, SelectField, TextField } from "../lib/fields"
import { DrawerForm } from "../lib/form-drawer"
import { usePortalForm } from "../lib/use-portal-form"
import type { DrawerProps } from "../project/drawers"
import { useProjectChange } from "../project/use-project-change"
import { initialRules, refusedField, rulesInput } from "./rule-fields"
import type { RuledValues, RuleFields } from "./rule-field"
import { useTooLate } from "./use-too-late"
import type { RequestHistory } from "./use-too-late"

interface Typed extends RuledValues {
  /** Empty until staff choose: what was said binds, and one press must not record it. */
  decision: DecisionKind | ""
  channel: RecordedChannel | ""
  name: string
  email: string
  message: string
}

interface RecordFormProps extends DrawerProps {
  /** As it stood when the drawer was opened. */
  request: ApprovalRequest
  /** Fields that approval rules add. */
  fields: RuleFields[]
  /** The request's current state, read after a refusal. */
  readHistory: () => Promise<RequestHistory | null>
}

/** Records what a client decided by phone, by email or in person, whatever the request is about. */
export function RecordForm({ project, request, fields, readHistory, onClose }: RecordFormProps) {
  const { t } = useTranslation("clientPortal")
  const record = useProjectChange(project, (body: RecordDecision) =>
    portalApi.recordDecision({ params: { id: request.id }, body }),
  )
  const explain = useTooLate(request, readHistory)
  const form = usePortalForm({
    values: {
      decision: "",
      channel: "",
      name: project.recipients[0] ?? "",
      email: "",
      message: "",
      rules: initialRules(fields, project),
    },
    schema: recordDecisionSchema,
    toBody: ({ decision, channel, email, message, name, rules }: Typed) => ({
      name,
      decision: decision || undefined,
      channel: channel || undefined,
      email: email.trim() || undefined,
      message: message || undefined,
      ...(fields.length ? { rules: rulesInput(fields, { rules }) } : {}),
    }),
    submit: async (body) => {
      await record.mutateAsync(body).catch(async (error: Error) => {
        throw await explain(error)
      })
      toast.success(t("approval.recorded"))
      onClose()
    },
    fieldOf: (error) => {
      const refused = refusedField(fields, error)
      return refused && { name: refused.name, message: t(refused.words) }
    },
  })
  const { control } = form
  const decision = form.watch("decision")
  return (
    <FormProvider {...form}>
      <DrawerForm form={form} submitLabel={decision ? t(`approval.recordAs.${decision}`) : t("approval.record")}>
        <SelectField
          control={control}
          name="decision"
          label={t("approval.decision")}
          options={decisionKindSchema.options.map((value) => ({ value, label: t(`approval.kind.${value}`) }))}
        />
        <SelectField
          control={control}
          name="channel"
          label={t("approval.channel")}
          options={recordedChannelSchema.options.map((value) => ({ value, label: t(`approval.channels.${value}`) }))}
        />
        <TextField control={control} name="name" label={t("approval.who")} input={{ autoComplete: "off" }} />
        <TextField
          control={control}
          name="email"
          label={t("approval.whoEmail")}
          hint={t("approval.whoEmailHint")}
          optional
          input={{ type: "email", autoComplete: "off" }}
        />
        {fields.map(({ id, Fields }) => (
          <Fields key={id} project={project} />
        ))}
        <NoteField control={control} name="message" label={t("approval.note")} hint={t("approval.noteHint")} optional />
      </DrawerForm>
    </FormProvider>
  )
}
