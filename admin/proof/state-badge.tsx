import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ProjectHeader, ProofState, StaffProof } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { openRequestOf } from "./use-proofs"

const COLORS = {
  draft: "grey",
  sent: "orange",
  approved: "green",
  revisions_requested: "purple",
  declined: "red",
  superseded: "grey",
  waived: "green",
} as const satisfies Record<ProofState, string>

/** Where a proof stands: of one that is sent, for whom it waits and since when. */
export function ProofStateBadge({ project, proof }: { project: ProjectHeader; proof: StaffProof }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const [recipient, ...others] = project.recipients
  const who = recipient && others.length === 0 ? recipient : t("proof.theClient")
  const since = openRequestOf(proof)?.requested_at
  return (
    // Its words may wrap in a tile, which the badge's own line height is too tight for.
    <StatusBadge color={COLORS[proof.state]} className="w-fit whitespace-normal" style={{ lineHeight: 1.3 }}>
      {t(`proof.state.${proof.state}`, { who, since: since ? format.recent(since) : "" })}
    </StatusBadge>
  )
}

export function ApproveBy({ proof }: { proof: StaffProof }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { approve_by: due, state } = proof
  if (!due || state === "approved" || state === "waived" || state === "superseded") return null
  const values = { at: format.moment(due.at), day: format.day(due.in_hands_date) }
  return (
    <span className={due.has_passed ? "txt-compact-small text-ui-fg-error" : "txt-compact-small text-ui-fg-subtle"}>
      {t(due.has_passed ? "proof.approveByPassed" : "proof.approveBy", values)}
    </span>
  )
}
