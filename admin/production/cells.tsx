import { StatusBadge } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { ProductionRow, ProductionState } from "../../src/contracts"
import { useFormat } from "../lib/format"

const COLORS: Record<ProductionState, "grey" | "orange" | "green" | "red" | "blue"> = {
  none: "grey",
  draft: "grey",
  sent: "orange",
  revisions_requested: "blue",
  declined: "red",
  approved: "green",
  waived: "green",
  superseded: "grey",
}

export function StateCell({ state }: Pick<ProductionRow, "state">) {
  const { t } = useTranslation("clientPortal")
  return <StatusBadge color={COLORS[state]}>{t(`production.state.${state}`)}</StatusBadge>
}

/** Whether the date can still be kept; nothing while there is time. */
export function Risk({ approve_by, risk }: Pick<ProductionRow, "approve_by" | "risk">) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  if (!approve_by || !risk) return null
  return (
    <span className={risk === "passed" ? "text-ui-fg-error" : "text-ui-tag-orange-text"}>
      {t(`production.risk.${risk}`, { day: format.day(approve_by.in_hands_date) })}
    </span>
  )
}

/** Words for parts of a row that several columns, or the one of a phone, show. */
export function useRowWords() {
  const { t } = useTranslation("clientPortal")
  return useMemo(
    () => ({
      /** The first line and how many more; a dash for none. */
      lines: ({ lines }: Pick<ProductionRow, "lines">): string => {
        const [first, ...more] = lines.map((line) => t("production.line", line))
        if (!first) return "-"
        return more.length ? t("production.moreLines", { first, count: more.length }) : first
      },
      /** Version and kind of the proof; null for lines without one. */
      proof: ({ proof }: Pick<ProductionRow, "proof">): string | null =>
        proof &&
        [
          t("production.version", { number: proof.version }),
          ...(proof.kind === "first_off" ? [t("production.firstOff")] : []),
          ...(proof.is_required ? [] : [t("production.optional")]),
        ].join(" · "),
      project: ({ project }: Pick<ProductionRow, "project">): string =>
        [`#${project.number}`, project.client].filter(Boolean).join(" · "),
    }),
    [t],
  )
}
