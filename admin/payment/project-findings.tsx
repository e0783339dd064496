import { useTranslation } from "react-i18next"
import { Section } from "../lib/section"
import { FindingRow } from "./finding-row"
import { useFindings } from "./use-findings"

/** Open differences that are about one order; absent while there is none. */
export function ProjectFindings({ orderId }: { orderId: string }) {
  const { t } = useTranslation("clientPortal")
  const open = useFindings().findings.filter(({ order_id, resolved_at }) => order_id === orderId && !resolved_at)
  if (open.length === 0) return null
  return (
    <Section title={t("payment.finding.title")}>
      <ul className="divide-y">
        {open.map((finding) => (
          <FindingRow key={finding.id} finding={finding} isOnProject />
        ))}
      </ul>
    </Section>
  )
}
