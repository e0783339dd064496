import { PencilSquare, Trash } from "@medusajs/icons"
import { Button, IconButton, Text, toast } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { BrandColor } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"
import { useMessageOf } from "../lib/use-message-of"
import { ColorDrawer } from "./color-drawer"
import { Swatch } from "./swatch"

/** On a customer's page: the colors of their brand. */
export function BrandingSection({ customerId }: { customerId: string }) {
  const { t } = useTranslation("clientPortal")
  const client = useQueryClient()
  const messageOf = useMessageOf()
  const [edited, setEdited] = useState<BrandColor | "new" | null>(null)
  const queryKey = portalKeys.brandColors(customerId)
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => portalApi.listBrandColors({ params: { id: customerId }, signal }),
  })
  const show = (answer: { colors: BrandColor[] }) => client.setQueryData(queryKey, answer)
  const remove = useMutation({
    mutationFn: ({ id, version }: BrandColor) =>
      portalApi.removeCustomerColor({ params: { id: customerId, color_id: id }, body: { version } }),
    onSuccess: (answer) => {
      show(answer)
      toast.success(t("branding.removed"))
    },
    onError: (error) => {
      toast.error(messageOf(error))
      void client.invalidateQueries({ queryKey })
    },
  })
  if (!data) return null
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex items-center justify-between gap-x-2">
        <Text size="small" leading="compact" weight="plus">
          {t("branding.title")}
        </Text>
        <Button size="small" variant="secondary" onClick={() => setEdited("new")}>
          {t("branding.add")}
        </Button>
      </div>
      {data.colors.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("branding.none")}
        </Text>
      ) : (
        <ul aria-label={t("branding.title")} className="flex flex-col gap-y-2">
          {data.colors.map((color) => (
            <li key={color.id} className="flex items-center gap-x-2">
              <Swatch hex={color.hex} />
              <Text size="small" leading="compact" className="min-w-0 flex-1 break-words">
                {[color.name, color.hex.toUpperCase(), color.pms].filter(Boolean).join(" · ")}
              </Text>
              <IconButton
                size="small"
                variant="transparent"
                aria-label={t("branding.edit", { name: color.name })}
                onClick={() => setEdited(color)}
              >
                <PencilSquare />
              </IconButton>
              <IconButton
                size="small"
                variant="transparent"
                aria-label={t("branding.remove", { name: color.name })}
                isLoading={remove.isPending && remove.variables.id === color.id}
                onClick={() => remove.mutate(color)}
              >
                <Trash />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {edited && (
        <ColorDrawer
          customerId={customerId}
          color={edited === "new" ? null : edited}
          onSaved={show}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  )
}
