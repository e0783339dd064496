import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { DecisionStamp } from "../../src/contracts"

/** What a decision on a proof recorded: what the client confirmed and chose. */
export function ProofStamp({ rules }: Pick<DecisionStamp, "rules">) {
  const { t } = useTranslation("clientPortal")
  const { proof } = rules
  if (!proof) return null
  const lines = [
    proof.waived && t("proof.stampWaived"),
    proof.chosen.length > 0 && t("proof.stampChosen", { labels: proof.chosen.map(({ label }) => label).join(", ") }),
    proof.ticks.length > 0 && t("proof.stampTicks", { ticks: proof.ticks.map(({ text }) => text).join(" · ") }),
  ]
  return lines.filter(Boolean).map((line) => (
    <Text key={String(line)} size="small" leading="compact" className="text-ui-fg-subtle">
      {line}
    </Text>
  ))
}
