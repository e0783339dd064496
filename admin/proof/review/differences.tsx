import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { StaffVersion } from "../../../src/contracts"
import { Section } from "../../lib/section"
import { useSpecRows } from "../spec/use-spec-rows"
import { specDifferences } from "./spec-difference"

/** What the spec cards of two versions say differently. */
export function Differences({ one, other }: { one: StaffVersion; other: StaffVersion }) {
  const { t } = useTranslation("clientPortal")
  const rowsOf = useSpecRows()
  const [before, after] = one.number < other.number ? [one, other] : [other, one]
  const differences = specDifferences(rowsOf(before.spec), rowsOf(after.spec))
  return (
    <Section title={t("proof.differences", { before: before.number, after: after.number })}>
      {differences.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("proof.noDifferences")}
        </Text>
      )}
      <ul className="divide-y">
        {differences.map((difference) => (
          <li key={difference.key} className="flex flex-col gap-y-1 px-6 py-3">
            <Text size="small" leading="compact" weight="plus">
              {difference.label}
            </Text>
            <Text as="div" size="small" className="text-ui-fg-subtle whitespace-pre-line break-words">
              {difference.before === null ? (
                t("diff.added", { after: difference.after ?? "" })
              ) : difference.after === null ? (
                t("diff.removed", { before: difference.before })
              ) : (
                <>
                  <s>{difference.before}</s> → {difference.after}
                </>
              )}
            </Text>
          </li>
        ))}
      </ul>
    </Section>
  )
}
