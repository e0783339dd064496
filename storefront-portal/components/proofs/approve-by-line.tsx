import type { ApproveBy } from "@contracts/proof/approve-by"
import type { I18n } from "@messages/i18n"

/** Until when a decision keeps the in-hands date. On the order page a script writes the client's own time zone. */
export function ApproveByLine({ approveBy, i18n }: { approveBy: ApproveBy; i18n: I18n }) {
  const date = i18n.day(approveBy.in_hands_date)
  if (approveBy.has_passed) return <span className="text-bad">{i18n.t("proof.by.passed", { date })}</span>
  return (
    <>
      <b className="font-semibold text-wait">
        {i18n.t("proof.by")}{" "}
        <time dateTime={approveBy.at} data-local-time="deadline">
          {i18n.deadline(approveBy.at)}
        </time>
      </b>{" "}
      <span>{i18n.t("proof.by.keeps", { date })}</span>
    </>
  )
}
