import { toast } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { resolveFindingSchema } from "../../src/contracts"
import type { PaymentFinding } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { NoteField } from "../lib/fields"
import { DrawerForm, SideDrawer } from "../lib/form-drawer"
import { orNull } from "../lib/format"
import { portalKeys } from "../lib/query-keys"
import { usePortalForm } from "../lib/use-portal-form"

interface ResolveProps {
  finding: PaymentFinding
  onClose: () => void
}

function ResolveForm({ finding, onClose }: ResolveProps) {
  const { t } = useTranslation("clientPortal")
  const client = useQueryClient()
  const form = usePortalForm({
    values: { note: "" },
    schema: resolveFindingSchema,
    toBody: ({ note }: { note: string }) => ({ note: orNull(note) }),
    submit: async (body) => {
      const { findings } = await portalApi.resolvePaymentFinding({ params: { id: finding.id }, body })
      client.setQueryData(portalKeys.paymentFindings, findings)
      toast.success(t("payment.finding.done"))
      onClose()
    },
  })
  return (
    <DrawerForm form={form} submitLabel={t("payment.finding.resolve")}>
      <NoteField control={form.control} name="note" label={t("payment.finding.note")} rows={3} optional />
    </DrawerForm>
  )
}

/** Marks a difference as resolved. */
export function ResolveDrawer(props: ResolveProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <SideDrawer
      open
      onClose={props.onClose}
      title={t("payment.finding.resolveTitle")}
      description={t(`payment.finding.code.${props.finding.code}`)}
    >
      <ResolveForm {...props} />
    </SideDrawer>
  )
}
