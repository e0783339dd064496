import { Button, Text, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { type NoticeListItem, updateNoticeSettingSchema } from "../../src/contracts"
import { SelectField, SwitchField, TextField } from "../lib/fields"
import { DrawerForm, SideDrawer } from "../lib/form-drawer"
import { useMessageOf } from "../lib/use-message-of"
import { usePortalForm } from "../lib/use-portal-form"
import { toDelay, toMinutes, type Unit } from "./delay"
import type { useAutomationChanges } from "./use-automations"

interface EditNoticeProps {
  notice: NoticeListItem
  changes: ReturnType<typeof useAutomationChanges>
  onClose: () => void
}

type Values = { delay: { count: string; unit: Unit }; checks_condition: boolean; keeps_quiet_hours: boolean }

const UNITS = ["minutes", "hours", "days"] as const

const toValues = ({ setting }: NoticeListItem): Values => {
  const { count, unit } = toDelay(setting.delay_minutes)
  const { checks_condition, keeps_quiet_hours } = setting
  return { delay: { count: String(count), unit }, checks_condition, keeps_quiet_hours }
}

const toBody = ({ delay, ...rest }: Values) => ({ ...rest, delay_minutes: toMinutes(delay.count, delay.unit) })

/** When a notice is sent. */
export function EditNoticeDrawer({ notice, changes: { change, reset }, onClose }: EditNoticeProps) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const { name, title, audience, conditions, optional_condition, min_delay_minutes, is_changed } = notice
  const form = usePortalForm({
    values: toValues(notice),
    schema: updateNoticeSettingSchema,
    toBody,
    submit: async (body) => {
      await change.mutateAsync({ name, body })
      toast.success(t("automations.form.saved"))
      onClose()
    },
  })
  const useDefaults = () =>
    reset.mutate(name, {
      onSuccess: () => {
        toast.success(t("automations.form.resetDone"))
        onClose()
      },
      onError: (error) => toast.error(messageOf(error)),
    })
  const delayError = form.formState.errors.delay || "delay_minutes" in form.formState.errors
  return (
    <SideDrawer open onClose={onClose} title={title} description={t(`automations.audience.${audience}`)}>
      <DrawerForm form={form} submitLabel={t("automations.form.save")}>
        <div className="grid grid-cols-2 items-start gap-4">
          <TextField
            control={form.control}
            name="delay.count"
            label={t("automations.form.delay")}
            hint={
              min_delay_minutes > 0
                ? t("automations.form.delayGrouped", { count: min_delay_minutes })
                : t("automations.form.delayHint")
            }
            input={{ inputMode: "numeric" }}
          />
          <SelectField
            control={form.control}
            name="delay.unit"
            label={t("automations.form.unit")}
            options={UNITS.map((unit) => ({ value: unit, label: t(`automations.form.${unit}`) }))}
          />
        </div>
        {delayError && (
          <Text size="small" className="text-ui-fg-error" role="alert">
            {t("automations.form.delayProblem")}
          </Text>
        )}
        {conditions.length > 0 && (
          <div className="flex flex-col gap-y-1">
            <Text size="small" leading="compact" weight="plus">
              {t("automations.form.always")}
            </Text>
            {conditions.map((condition) => (
              <Text key={condition} size="small" className="text-ui-fg-subtle">
                {t(`automations.condition.${condition}`)}
              </Text>
            ))}
          </div>
        )}
        {optional_condition && (
          <SwitchField
            control={form.control}
            name="checks_condition"
            label={t(`automations.condition.${optional_condition}`)}
            hint={t("automations.form.conditionHint")}
          />
        )}
        {audience === "client" && (
          <SwitchField
            control={form.control}
            name="keeps_quiet_hours"
            label={t("automations.form.quiet")}
            hint={t("automations.form.quietHint")}
          />
        )}
        {is_changed && (
          <div>
            <Button type="button" size="small" variant="secondary" isLoading={reset.isPending} onClick={useDefaults}>
              {t("automations.form.reset")}
            </Button>
          </div>
        )}
      </DrawerForm>
    </SideDrawer>
  )
}
