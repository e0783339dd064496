import { useCallback } from "react"
import { useTranslation } from "react-i18next"
import type { Waiting } from "../../src/contracts"
import { useFormat } from "../lib/format"

/** Who has to act next, and since when, in words. */
export function useWaitingWords() {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  return useCallback(
    (waiting: Waiting) => {
      const items = waiting.items?.map((kind) => t(`checklist.kind.${kind}`)).join(", ") ?? ""
      return {
        who: waiting.for ? t(`waiting.for.${waiting.for}`, { items }) : t("waiting.nothing"),
        /** Both short ones are for a column that says "Waiting on" in its head. */
        short: waiting.for ? t(`waiting.short.${waiting.for}`, { items }) : "-",
        shortSince: waiting.since ? t("waiting.since", { at: format.recent(waiting.since) }) : "",
        since: waiting.since ? t("waiting.since", { at: format.moment(waiting.since) }) : "",
      }
    },
    [t, format],
  )
}
