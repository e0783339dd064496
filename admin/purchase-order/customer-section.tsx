import { Alert, toast } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import type { PurchaseOrderMode } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { useMessageOf } from "../lib/use-message-of"
import { ModeField } from "./mode-field"

/** On a customer's page: whether they are asked for a PO number when they approve. */
export function PurchaseOrderSection({ customerId }: { customerId: string }) {
  const { t } = useTranslation("clientPortal")
  const client = useQueryClient()
  const messageOf = useMessageOf()
  const params = { id: customerId }
  const queryKey = ["client-portal", "purchase-order", customerId] as const
  const { data: policy, error } = useQuery({
    queryKey,
    queryFn: ({ signal }) => portalApi.getPurchaseOrderPolicy({ params, signal }),
  })
  const save = useMutation({
    mutationFn: (mode: PurchaseOrderMode | null) => portalApi.updatePurchaseOrderPolicy({ params, body: { mode } }),
    onSuccess: (saved) => {
      client.setQueryData(queryKey, saved)
      toast.success(t("purchaseOrder.saved", { mode: t(`purchaseOrder.mode.${saved.mode ?? saved.shop_mode}`) }))
    },
    onError: (failure) => toast.error(messageOf(failure)),
  })

  return (
    <div className="px-6 py-4">
      {policy ? (
        <ModeField
          value={save.isPending ? save.variables : policy.mode}
          shopMode={policy.shop_mode}
          hint={t("purchaseOrder.customerHint")}
          disabled={save.isPending}
          onChange={(mode) => save.mutate(mode)}
        />
      ) : (
        error && (
          <Alert variant="error" role="alert">
            {messageOf(error)}
          </Alert>
        )
      )}
    </div>
  )
}
