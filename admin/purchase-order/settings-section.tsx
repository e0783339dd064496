import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { PurchaseOrderMode, Settings } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { Section } from "../lib/section"
import { useMessageOf } from "../lib/use-message-of"
import { useSettingsChange } from "../settings/use-settings-change"
import { ModeField } from "./mode-field"

/** On the settings page: what counts for customers without a policy of their own. */
export function PurchaseOrderSettings({ settings }: { settings: Pick<Settings, "purchase_order"> }) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const save = useSettingsChange((mode: PurchaseOrderMode) =>
    portalApi.updateSettings({ body: { purchase_order: { mode } } }),
  )
  const choose = (mode: PurchaseOrderMode) =>
    save.mutate(mode, {
      onSuccess: () => toast.success(t("purchaseOrder.saved", { mode: t(`purchaseOrder.mode.${mode}`) })),
      onError: (error) => toast.error(messageOf(error)),
    })

  return (
    <Section id="purchase-order" title={t("purchaseOrder.settingsTitle")}>
      <div className="px-6 py-4">
        <ModeField
          value={save.isPending ? save.variables : settings.purchase_order.mode}
          hint={t("purchaseOrder.settingsHint")}
          disabled={save.isPending}
          onChange={(mode) => mode && choose(mode)}
        />
      </div>
    </Section>
  )
}
