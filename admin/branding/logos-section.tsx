import { Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { AttachedFile } from "../conversation/attached-file"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"

/** On a customer's page: the logos of their brand, which the client keeps in their account. */
export function LogosSection({ customerId }: { customerId: string }) {
  const { t } = useTranslation("clientPortal")
  const { data } = useQuery({
    queryKey: portalKeys.logos(customerId),
    queryFn: ({ signal }) => portalApi.listLogos({ params: { id: customerId }, signal }),
  })
  if (!data) return null
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Text size="small" leading="compact" weight="plus">
        {t("branding.logos")}
      </Text>
      {data.logos.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("branding.noLogos")}
        </Text>
      ) : (
        <ul aria-label={t("branding.logos")} className="flex flex-col gap-y-2">
          {data.logos.map((file) => (
            <AttachedFile key={file.id} file={file} showsCheck />
          ))}
        </ul>
      )}
    </div>
  )
}
