import { StatusBadge, Tooltip } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { EngagementSignal } from "../../src/contracts"
import { useSignalReason } from "./use-signal-reason"

const COLORS = {
  hot: "orange",
  saw_revision: "green",
  revision_unseen: "grey",
  unseen_week: "red",
  cold: "blue",
} as const

/** What a project's engagement suggests; the facts behind each stand in its tooltip, and are read out with it. */
export function Signals({ signals }: { signals: EngagementSignal[] }) {
  const { t } = useTranslation("clientPortal")
  const reasonOf = useSignalReason()
  return (
    <>
      {signals.map((found) => {
        const { signal, version } = found
        const why = reasonOf(found)
        return (
          <Tooltip key={signal} content={why}>
            <span tabIndex={0} aria-label={why}>
              <StatusBadge color={COLORS[signal]}>{t(`engagement.signal.${signal}`, { version })}</StatusBadge>
            </span>
          </Tooltip>
        )
      })}
    </>
  )
}
