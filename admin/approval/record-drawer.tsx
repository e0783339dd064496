import { Alert, Drawer, toast } from "@medusajs/ui"
import { useState } from "react"
import { FormProvider } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { decisionKindSchema, recordDecisionSchema, recordedChannelSchema } from "../../src/contracts"
import type { ApprovalRequest, DecisionKind, RecordDecision, RecordedChannel } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { NoteField, SelectField, TextField } from "../lib/fields"
import { DrawerForm, SideDrawer } from "../lib/form-drawer"
import { useFormat } from "../lib/format"
import { usePortalForm } from "../lib/use-portal-form"
import type { DrawerProps } from "../project/drawers"
import { useProjectChange } from "../project/use-project-change"
import { initialRules, RECORD_FIELDS, refusedField, rulesInput } from "./rule-fields"
import type { RuledValues } from "./rule-field"
import { useTooLate } from "./use-too-late"

interface Typed extends RuledValues {
  /** Empty until staff choose: what was said binds, and one press must not record it. */
  decision: DecisionKind | ""
  channel: RecordedChannel | ""
  name: string
  email: string
  message: string
}

function RecordForm({ project, request, onClose }: DrawerProps & { request: ApprovalRequest }) {
  const { t } = useTranslation("clientPortal")
  const record = useProjectChange(project, (body: RecordDecision) =>
    portalApi.recordDecision({ params: { id: request.id }, body }),
  )
  const explain = useTooLate(project, request)
  const form = usePortalForm({
    values: {
      decision: "",
      channel: "",
      name: project.recipients[0] ?? "",
      email: "",
      message: "",
      rules: initialRules(RECORD_FIELDS, project),
    },
    schema: recordDecisionSchema,
    toBody: ({ decision, channel, email, message, name, rules }: Typed) => ({
      name,
      decision: decision || undefined,
      channel: channel || undefined,
      email: email.trim() || undefined,
      message: message || undefined,
      ...(RECORD_FIELDS.length ? { rules: rulesInput(RECORD_FIELDS, { rules }) } : {}),
    }),
    submit: async (body) => {
      await record.mutateAsync(body).catch(async (error: Error) => {
        throw await explain(error)
      })
      toast.success(t("approval.recorded"))
      onClose()
    },
    fieldOf: (error) => {
      const refused = refusedField(RECORD_FIELDS, error)
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
        {RECORD_FIELDS.map(({ id, Fields }) => (
          <Fields key={id} project={project} />
        ))}
        <NoteField control={control} name="message" label={t("approval.note")} hint={t("approval.noteHint")} optional />
      </DrawerForm>
    </FormProvider>
  )
}

export function RecordDrawer({ project, onClose }: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  // The request as it stood when the drawer was opened: what is being typed must not bind a newer one.
  const [request] = useState(project.request?.state === "open" && project.request.is_current ? project.request : null)
  const description = request
    ? t("approval.recordText", {
        version: request.version,
        amount:
          request.amount === null || request.currency_code === null
            ? ""
            : format.money(request.amount, request.currency_code),
      })
    : undefined
  return (
    <SideDrawer open onClose={onClose} title={t("approval.record")} description={description}>
      {request ? (
        <RecordForm project={project} request={request} onClose={onClose} />
      ) : (
        <Drawer.Body>
          <Alert variant="info">{t("approval.nothingToRecord")}</Alert>
        </Drawer.Body>
      )}
    </SideDrawer>
  )
}
