import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { LoadError, Section, SectionSkeleton } from "../lib/section"
import { FindingRow } from "./finding-row"
import { useFindings } from "./use-findings"

/** All differences between Stripe, Medusa and the invoices, on the settings page. */
export function FindingsSection() {
  const { t } = useTranslation("clientPortal")
  const { findings, isKnown, error, isFetching, retry } = useFindings()
  const title = t("payment.finding.title")
  if (!isKnown)
    return error ? (
      <LoadError title={title} error={error} retrying={isFetching} onRetry={retry} />
    ) : (
      <SectionSkeleton title={title} rows={1} />
    )
  return (
    <Section title={title} id="payment-findings">
      {findings.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("payment.finding.none")}
        </Text>
      ) : (
        <ul className="divide-y">
          {findings.map((finding) => (
            <FindingRow key={finding.id} finding={finding} />
          ))}
        </ul>
      )}
    </Section>
  )
}
