import type { DecisionStamp } from "@contracts/approval"
import type { I18n } from "@messages/i18n"
import { Icon } from "@/components/shell/icon"
import { StampDetails } from "@/components/order/stamp-details"

const LOOKS = {
  approved: { icon: "check", tone: "border-good text-good" },
  changes_requested: { icon: "edit", tone: "border-wait text-wait" },
  declined: { icon: "cross", tone: "border-bad text-bad" },
} as const

/** What was decided about one version, by whom and when. */
export function ProofStamp({ stamp, i18n }: { stamp: DecisionStamp; i18n: I18n }) {
  const { icon, tone } = LOOKS[stamp.kind]
  const facts = stamp.rules.proof
  return (
    <div className="grid gap-2">
      <p
        className={`inline-flex items-center gap-2 justify-self-start rounded-lg border-2 px-3 py-1 font-[650] tracking-tight ${tone}`}
      >
        <Icon name={icon} className="size-4.5" />
        {i18n.t(`stamp.${stamp.kind}`)}
      </p>
      <p className="num flex flex-wrap gap-x-2 text-sm">
        <span className="font-semibold" dir="auto">
          {stamp.name === null ? i18n.t("stamp.erased") : i18n.t("stamp.by", { name: stamp.name })}
        </span>
        <time className="text-ink-2" dateTime={stamp.at}>
          {i18n.instant(stamp.at)}
        </time>
      </p>
      {facts && facts.chosen.length > 0 && (
        <p className="text-sm">
          <span className="text-ink-2">{i18n.t("studio.stamp.chosen")}</span>{" "}
          <b className="font-semibold">{i18n.list(facts.chosen.map(({ label }) => label))}</b>
        </p>
      )}
      {facts && facts.ticks.length > 0 && (
        <div className="text-sm">
          <p className="text-ink-2">{i18n.t("studio.stamp.ticks")}</p>
          <ul className="list-disc ps-5">
            {facts.ticks.map(({ id, text }) => (
              <li key={id} dir="auto">
                {text}
              </li>
            ))}
          </ul>
        </div>
      )}
      <StampDetails stamp={stamp} i18n={i18n} />
    </div>
  )
}
