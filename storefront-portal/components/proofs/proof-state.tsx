import type { DecisionStamp } from "@contracts/approval"
import type { ProofState } from "@contracts/proof/proof"
import type { I18n } from "@messages/i18n"
import { Icon, type IconName } from "@/components/shell/icon"

const LOOKS: Record<ProofState, { pill: string; icon: IconName }> = {
  draft: { pill: "pill", icon: "clock" },
  sent: { pill: "pill pill-wait", icon: "clock" },
  approved: { pill: "pill pill-good", icon: "check" },
  waived: { pill: "pill pill-good", icon: "check" },
  revisions_requested: { pill: "pill", icon: "edit" },
  declined: { pill: "pill pill-bad", icon: "cross" },
  superseded: { pill: "pill", icon: "cross" },
}

interface Props {
  state: ProofState
  /** Of the newest version: by whom and when the state came about. */
  decision: DecisionStamp | null
  i18n: I18n
}

/** Where a proof stands, in words, a color and a sign. */
export function ProofStatePill({ state, decision, i18n }: Props) {
  const { pill, icon } = LOOKS[state]
  const byWhom = decision?.name && (state === "approved" || state === "waived") ? decision.name : null
  return (
    <span className={`${pill} max-w-full whitespace-normal`}>
      <Icon name={icon} className="size-3.5 flex-none" />
      <span>
        {i18n.t(`proof.state.${state}`)}
        {byWhom !== null && decision && (
          <>
            {" · "}
            <bdi>{byWhom}</bdi>, <time dateTime={decision.at}>{i18n.date(decision.at)}</time>
          </>
        )}
      </span>
    </span>
  )
}
