import { Alert, Button, Text, toast } from "@medusajs/ui"
import { useQuery, useQueryClient } from "@tanstack/react-query"
import { Controller } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { billingProfileSchema } from "../../src/contracts"
import type { BillingProfile, TaxId } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { TextField } from "../lib/fields"
import { orNull } from "../lib/format"
import { portalKeys } from "../lib/query-keys"
import { useMessageOf } from "../lib/use-message-of"
import { usePortalForm } from "../lib/use-portal-form"
import { filledTaxIds, TaxIdRows } from "./tax-id-rows"
import { customerInvoicesPath } from "./list/use-invoice-list"
import { TermsField, toTerms, toTypedTerms } from "./terms-field"
import type { TypedTerms } from "./terms-field"
import { useOpenDocument } from "./use-open-document"

interface Typed {
  terms: TypedTerms
  tax_ids: TaxId[]
  legal_name: string
}

const toTyped = ({ terms, tax_ids, legal_name }: BillingProfile): Typed => ({
  terms: toTypedTerms(terms),
  tax_ids,
  legal_name: legal_name ?? "",
})

function BillingForm({ customerId, profile }: { customerId: string; profile: BillingProfile }) {
  const { t } = useTranslation("clientPortal")
  const client = useQueryClient()
  const form = usePortalForm<Typed, BillingProfile>({
    values: toTyped(profile),
    schema: billingProfileSchema,
    toBody: ({ terms, tax_ids, legal_name }) => ({
      terms: toTerms(terms),
      tax_ids: filledTaxIds(tax_ids),
      legal_name: orNull(legal_name),
    }),
    submit: async (body) => {
      const saved = await portalApi.updateBillingProfile({ params: { id: customerId }, body })
      client.setQueryData(portalKeys.billing(customerId), saved)
      form.reset(toTyped(saved))
      toast.success(t("invoice.customer.saved"))
    },
  })
  const { control, onSubmit, failure, isDirty, isSubmitting } = form
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-y-4">
      <Text size="small" leading="compact" weight="plus" className="text-ui-fg-subtle">
        {t("invoice.customer.title")}
      </Text>
      {failure && (
        <Alert variant="error" role="alert">
          {failure}
        </Alert>
      )}
      <Controller
        control={control}
        name="terms"
        render={({ field: { value, onChange }, fieldState }) => (
          <TermsField
            value={value}
            onChange={onChange}
            hint={t("invoice.customer.hint")}
            hasDefault
            isInvalid={fieldState.invalid}
          />
        )}
      />
      <TextField
        control={control}
        name="legal_name"
        label={t("invoice.customer.legalName")}
        hint={t("invoice.customer.legalNameHint")}
        optional
        input={{ autoComplete: "off" }}
      />
      <Controller
        control={control}
        name="tax_ids"
        render={({ field: { value, onChange }, fieldState }) => (
          <TaxIdRows
            label={t("invoice.customer.taxIds")}
            value={value}
            onChange={onChange}
            isInvalid={fieldState.invalid}
          />
        )}
      />
      {isDirty && (
        <div className="flex justify-end">
          <Button type="submit" size="small" isLoading={isSubmitting}>
            {t("form.save")}
          </Button>
        </div>
      )}
    </form>
  )
}

function Papers({ customerId }: { customerId: string }) {
  const { t } = useTranslation("clientPortal")
  const open = useOpenDocument()
  return (
    <div className="flex flex-wrap gap-2 px-6 py-4">
      <Button size="small" variant="secondary" asChild>
        <Link to={customerInvoicesPath(customerId)}>{t("invoice.customer.invoices")}</Link>
      </Button>
      <Button size="small" variant="secondary" onClick={() => void open("statement", customerId)}>
        {t("invoice.customer.statement")}
      </Button>
    </div>
  )
}

/** On a customer's page: their invoices and statement of account, and terms, name and tax ids of new invoices. */
export function BillingSection({ customerId }: { customerId: string }) {
  const messageOf = useMessageOf()
  const { data, error } = useQuery({
    queryKey: portalKeys.billing(customerId),
    queryFn: ({ signal }) => portalApi.getBillingProfile({ params: { id: customerId }, signal }),
  })
  if (!data && !error) return null
  return (
    <>
      <Papers customerId={customerId} />
      <div className="px-6 py-4">
        {data ? (
          <BillingForm customerId={customerId} profile={data} />
        ) : (
          <Alert variant="error" role="alert">
            {messageOf(error)}
          </Alert>
        )}
      </div>
    </>
  )
}
