import { Button, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { type Automations, updateAutomationHoursSchema } from "../../src/contracts"
import { SwitchField, TextField } from "../lib/fields"
import { Section } from "../lib/section"
import { usePortalForm } from "../lib/use-portal-form"
import type { useAutomationChanges } from "./use-automations"

interface HoursProps {
  automations: Automations
  changes: ReturnType<typeof useAutomationChanges>
}

/** Offered when quiet hours are switched on for the first time. */
const USUAL = { from: "20:00", until: "07:00" }

/** The hours in which clients get no automatic mail. */
export function HoursSection({ automations: { quiet, time_zone }, changes: { hours } }: HoursProps) {
  const { t } = useTranslation("clientPortal")
  const form = usePortalForm({
    values: { is_on: quiet !== null, quiet: quiet ?? USUAL },
    schema: updateAutomationHoursSchema,
    toBody: (values: { is_on: boolean; quiet: { from: string; until: string } }) => ({
      quiet: values.is_on ? values.quiet : null,
    }),
    submit: async (body) => {
      await hours.mutateAsync(body)
      form.reset({ is_on: body.quiet !== null, quiet: body.quiet ?? USUAL })
      toast.success(t("automations.hours.saved"))
    },
  })
  return (
    <Section
      id="quiet-hours"
      title={t("automations.hours.title")}
      subtitle={t("automations.hours.hint", { zone: time_zone })}
    >
      <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-y-4 px-6 py-4">
        <SwitchField
          control={form.control}
          name="is_on"
          label={t("automations.hours.on")}
          hint={t("automations.hours.onHint")}
        />
        {form.watch("is_on") && (
          <div className="grid max-w-[400px] grid-cols-2 gap-4">
            {(["from", "until"] as const).map((name) => (
              <TextField
                key={name}
                control={form.control}
                name={`quiet.${name}`}
                label={t(`automations.hours.${name}`)}
                problem={t("automations.hours.clock")}
                input={{ type: "time" }}
              />
            ))}
          </div>
        )}
        <div className="flex justify-end">
          <Button type="submit" size="small" isLoading={form.isSubmitting} disabled={!form.isDirty}>
            {t("automations.hours.save")}
          </Button>
        </div>
      </form>
    </Section>
  )
}
