import { useMemo } from "react"
import type { EngagementQuery } from "../../src/contracts"
import { useUrlState } from "../lib/use-url-state"

export const SPANS = ["30", "90", "365"] as const
const DAY_MS = 86_400_000

const utcDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** What the report covers, in the URL: days up to today, a rep, a client. */
export function useReportState(now = Date.now()) {
  const { parameters, change } = useUrlState()
  const span = SPANS.find((known) => known === parameters.get("days")) ?? "90"
  const owner = parameters.get("owner_id") ?? ""
  const customer = parameters.get("customer_id") ?? ""
  const today = utcDay(now)
  const query = useMemo((): EngagementQuery => {
    const from = utcDay(Date.parse(today) - (Number(span) - 1) * DAY_MS)
    return {
      from,
      to: today,
      ...(owner ? { owner_id: [owner] } : {}),
      ...(customer ? { customer_id: customer } : {}),
    }
  }, [today, span, owner, customer])
  return { span, owner, customer, query, change }
}
export type ReportState = ReturnType<typeof useReportState>
