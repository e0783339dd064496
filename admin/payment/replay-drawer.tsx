import { toast } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import type { z } from "zod"
import { replayEventsSchema } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { DayField, TextField } from "../lib/fields"
import { DrawerForm, SideDrawer } from "../lib/form-drawer"
import { portalKeys } from "../lib/query-keys"
import { usePortalForm } from "../lib/use-portal-form"

interface Typed {
  event_id: string
  since: string
}

function ReplayForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("clientPortal")
  const client = useQueryClient()
  const form = usePortalForm<Typed, z.infer<typeof replayEventsSchema>>({
    values: { event_id: "", since: "" },
    schema: replayEventsSchema.refine(({ event_id, since }) => event_id || since, {
      message: t("payment.stripe.replayProblem"),
      path: ["event_id"],
    }),
    toBody: ({ event_id, since }) => ({
      ...(event_id.trim() ? { event_id: event_id.trim() } : {}),
      ...(since ? { since: new Date(`${since}T00:00:00`).toISOString() } : {}),
    }),
    submit: async (body) => {
      const { events } = await portalApi.replayStripeEvents({ body })
      toast.success(t("payment.stripe.replayed", { count: events }))
      void client.invalidateQueries({ queryKey: portalKeys.stripe })
      void client.invalidateQueries({ queryKey: portalKeys.paymentFindings })
      onClose()
    },
  })
  return (
    <DrawerForm form={form} submitLabel={t("payment.stripe.replay")}>
      <TextField
        control={form.control}
        name="event_id"
        label={t("payment.stripe.replayEvent")}
        hint={t("payment.stripe.replayEventHint")}
        optional
      />
      <DayField control={form.control} name="since" label={t("payment.stripe.replaySince")} optional />
    </DrawerForm>
  )
}

/** Runs stored events of Stripe through the books once more. */
export function ReplayDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("clientPortal")
  return (
    <SideDrawer
      open
      onClose={onClose}
      title={t("payment.stripe.replayTitle")}
      description={t("payment.stripe.replayText")}
    >
      <ReplayForm onClose={onClose} />
    </SideDrawer>
  )
}
