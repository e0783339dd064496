import { Alert, Drawer, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { z } from "zod"
import { extendValiditySchema } from "../../src/contracts"
import type { ApprovalRequest, ValidityView } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { DayField } from "../lib/fields"
import { DrawerForm, SideDrawer } from "../lib/form-drawer"
import { useFormat } from "../lib/format"
import { usePortalForm } from "../lib/use-portal-form"
import type { DrawerProps } from "../project/drawers"
import { useProjectChange } from "../project/use-project-change"
import { useShopDays } from "./use-shop-days"

interface ExtendFormProps extends DrawerProps {
  request: ApprovalRequest
  validity: ValidityView
  days: NonNullable<ReturnType<typeof useShopDays>["days"]>
}

function ExtendForm({ project, request, validity, days, onClose }: ExtendFormProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { is_expired, valid_until, renewal_requested_at: askedAt } = validity
  const extend = useProjectChange(project, (body: z.output<typeof extendValiditySchema>) =>
    portalApi.extendValidity({ params: { id: request.id }, body }),
  )
  const present = days.dayOf(valid_until)
  const form = usePortalForm({
    values: { valid_until: days.default && days.default > present ? days.default : "" },
    schema: extendValiditySchema,
    // What is no day yet is for the contract to refuse.
    toBody: ({ valid_until: day }: { valid_until: string }) => ({ valid_until: day && days.endOf(day) }),
    submit: async (body) => {
      await extend.mutateAsync(body)
      toast.success(t("validity.extended"))
      onClose()
    },
  })
  return (
    <DrawerForm form={form} submitLabel={t("validity.extend")}>
      {askedAt && <Alert variant="info">{t("validity.renewalAsked", { at: format.moment(askedAt) })}</Alert>}
      <Text size="small">
        {t(is_expired ? "validity.expiredAt" : "validity.left", { at: format.moment(valid_until) })}
      </Text>
      <DayField
        control={form.control}
        name="valid_until"
        label={t("validity.newDate")}
        hint={t("validity.newDateHint", { zone: days.zone })}
        problem={t("validity.newDateMissing")}
        min={present > days.today ? present : days.today}
      />
      {is_expired && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("validity.extendRecord")}
        </Text>
      )}
    </DrawerForm>
  )
}

/** A later date for a quote that is about to expire, or has. */
export function ExtendDrawer(props: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  const { days, error } = useShopDays()
  // The request as it stood when the drawer was opened: the date being chosen must not go to a newer one.
  const [request] = useState(props.project.request?.state === "open" ? props.project.request : null)
  const validity = request?.rules.validity
  return (
    <SideDrawer
      open
      onClose={props.onClose}
      title={t("validity.extendTitle")}
      description={request ? t("validity.extendText", { version: request.version }) : undefined}
    >
      {request && validity && days ? (
        <ExtendForm {...props} request={request} validity={validity} days={days} />
      ) : (
        <Drawer.Body>
          <Alert variant={error ? "error" : "info"}>
            {validity ? t(error ? "load.failed" : "load.loading") : t("validity.nothing")}
          </Alert>
        </Drawer.Body>
      )}
    </SideDrawer>
  )
}
