import { Alert, toast } from "@medusajs/ui"
import { FormProvider } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { requestApprovalSchema } from "../../src/contracts"
import type { RequestApproval } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { NoteField, SwitchField } from "../lib/fields"
import { DrawerForm, SideDrawer } from "../lib/form-drawer"
import { useFormat } from "../lib/format"
import { usePortalForm } from "../lib/use-portal-form"
import type { DrawerProps } from "../project/drawers"
import { useProjectChange } from "../project/use-project-change"
import { ChangeList } from "./change-list"
import { ASK_FIELDS, initialRules, refusedField, rulesInput } from "./rule-fields"
import type { RuledValues } from "./rule-field"

interface Typed extends RuledValues {
  message: string
  notify: boolean
}

/** What the client will be asked about: how it differs from the version before. */
function Difference({ project }: Pick<DrawerProps, "project">) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { difference, changes } = project
  if (!difference) return null
  return (
    <div className="flex flex-col gap-y-3">
      <Alert variant="info">
        {t(difference.approved ? "difference.approvedAmounts" : "difference.askedAmounts", {
          before: format.money(difference.version_amount, difference.currency_code),
          after: format.money(difference.current_amount, difference.currency_code),
        })}
      </Alert>
      <ChangeList changes={changes} currencyCode={difference.currency_code} />
    </div>
  )
}

function AskForm({ project, onClose }: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  const ask = useProjectChange(project, (body: RequestApproval) =>
    portalApi.requestApproval({ params: { id: project.order_id }, body }),
  )
  const { recipients } = project
  const form = usePortalForm({
    values: { message: "", notify: true, rules: initialRules(ASK_FIELDS, project) },
    schema: requestApprovalSchema,
    toBody: ({ message, notify, rules }: Typed) => ({
      message: message || undefined,
      notify,
      ...(ASK_FIELDS.length ? { rules: rulesInput(ASK_FIELDS, { rules }) } : {}),
    }),
    submit: async (body) => {
      await ask.mutateAsync(body)
      toast.success(t("approval.askedDone"))
      onClose()
    },
    fieldOf: (error) => {
      const refused = refusedField(ASK_FIELDS, error)
      return refused && { name: refused.name, message: t(refused.words) }
    },
  })
  return (
    <FormProvider {...form}>
      <DrawerForm form={form} submitLabel={project.request ? t("approval.askAgain") : t("approval.ask")}>
        {recipients.length === 0 && <Alert variant="warning">{t("approval.nobodyToAsk")}</Alert>}
        <Difference project={project} />
        <NoteField
          control={form.control}
          name="message"
          label={t("approval.message")}
          hint={t("approval.messageHint")}
          optional
        />
        {ASK_FIELDS.map(({ id, Fields }) => (
          <Fields key={id} project={project} />
        ))}
        <SwitchField
          control={form.control}
          name="notify"
          label={t("approval.notify")}
          hint={t("approval.notifyHint", { count: recipients.length, names: recipients.join(", ") })}
        />
      </DrawerForm>
    </FormProvider>
  )
}

export function AskDrawer(props: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <SideDrawer
      open
      onClose={props.onClose}
      title={props.project.request ? t("approval.askAgain") : t("approval.ask")}
      description={t("approval.askDescription")}
    >
      <AskForm {...props} />
    </SideDrawer>
  )
}
