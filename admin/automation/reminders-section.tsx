import { Button, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { type Automations, updateRemindersSchema } from "../../src/contracts"
import { TextField } from "../lib/fields"
import { Section } from "../lib/section"
import { typedNumbers } from "../lib/typed-numbers"
import { usePortalForm } from "../lib/use-portal-form"
import type { useAutomationChanges } from "./use-automations"

interface RemindersProps {
  reminders: Automations["reminders"]
  changes: ReturnType<typeof useAutomationChanges>
}

const KINDS = ["approval", "proof"] as const
const FIELDS = ["after_days", "before_days"] as const
type Values = Record<(typeof KINDS)[number], Record<(typeof FIELDS)[number], string>>

const toValues = ({ approval, proof }: Automations["reminders"]): Values => ({
  approval: { after_days: approval.after_days.join(", "), before_days: approval.before_days.join(", ") },
  proof: { after_days: proof.after_days.join(", "), before_days: proof.before_days.join(", ") },
})

const toDays = ({ after_days, before_days }: Values["approval"]) => ({
  after_days: typedNumbers(after_days),
  before_days: typedNumbers(before_days),
})

/** On which days clients are reminded of what waits for their decision. */
export function RemindersSection({ reminders, changes }: RemindersProps) {
  const { t } = useTranslation("clientPortal")
  const form = usePortalForm({
    values: toValues(reminders),
    schema: updateRemindersSchema,
    toBody: ({ approval, proof }: Values) => ({ approval: toDays(approval), proof: toDays(proof) }),
    submit: async (body) => {
      const answer = await changes.reminders.mutateAsync(body)
      form.reset(toValues(answer.reminders))
      toast.success(t("automations.reminders.saved"))
    },
  })
  return (
    <Section id="reminders" title={t("automations.reminders.title")} subtitle={t("automations.reminders.hint")}>
      <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-y-4 px-6 py-4">
        {KINDS.map((kind) => (
          <fieldset key={kind} className="grid grid-cols-1 gap-4 md:grid-cols-2">
            <legend className="txt-compact-small-plus pb-2">{t(`automations.reminders.${kind}`)}</legend>
            {FIELDS.map((field) => (
              <TextField
                key={field}
                control={form.control}
                name={`${kind}.${field}`}
                label={t(`automations.reminders.${field}`)}
                hint={t(`automations.reminders.${kind}_${field}`)}
                problem={t("automations.reminders.problem")}
              />
            ))}
          </fieldset>
        ))}
        <div className="flex justify-end">
          <Button type="submit" size="small" isLoading={form.isSubmitting} disabled={!form.isDirty}>
            {t("automations.reminders.save")}
          </Button>
        </div>
      </form>
    </Section>
  )
}
