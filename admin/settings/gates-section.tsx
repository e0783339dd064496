import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Settings } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { SwitchCard } from "../lib/fields"
import { Section } from "../lib/section"
import { useMessageOf } from "../lib/use-message-of"
import { useSettingsChange } from "./use-settings-change"

export function GatesSection({ settings }: { settings: Settings }) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const save = useSettingsChange((financeGate: boolean) =>
    portalApi.updateSettings({ body: { approval: { finance_gate: financeGate } } }),
  )
  const shown = save.isPending ? save.variables : settings.approval.finance_gate

  const flip = (on: boolean) =>
    save.mutate(on, {
      onSuccess: () => toast.success(on ? t("settings.gateOn") : t("settings.gateOff")),
      onError: (error) => toast.error(messageOf(error)),
    })

  return (
    <Section id="gates" title={t("settings.gates")}>
      <div className="px-6 py-4">
        <SwitchCard
          label={t("settings.financeGate")}
          hint={t("settings.financeGateHint")}
          checked={shown}
          disabled={save.isPending}
          onChange={flip}
        />
      </div>
    </Section>
  )
}
