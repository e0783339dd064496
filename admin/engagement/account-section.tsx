import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"
import { Disclosure, LoadError } from "../lib/section"
import { EngagementItem } from "./engagement-entry"

/** On a customer's page: what was done through the links of their account. Orders have timelines of their own. */
export function AccountEngagementSection({ customerId }: { customerId: string }) {
  const { t } = useTranslation("clientPortal")
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: portalKeys.accountEngagement(customerId),
    queryFn: async ({ signal }) => await portalApi.getAccountEngagement({ params: { id: customerId }, signal }),
  })
  if (error) {
    return (
      <LoadError title={t("engagement.account")} error={error} retrying={isFetching} onRetry={() => void refetch()} />
    )
  }
  if (!data || data.entries.length === 0) return null
  return (
    <Disclosure label={t("engagement.account")}>
      <ul className="divide-y" style={{ marginInline: -24 }}>
        {data.entries.map((entry) => (
          <EngagementItem key={entry.id} entry={entry} />
        ))}
      </ul>
    </Disclosure>
  )
}
