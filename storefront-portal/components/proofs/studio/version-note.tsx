import type { ApprovalRequest } from "@contracts/approval"
import type { SentVersion } from "@contracts/proof/page"
import { firstName } from "@messages/first-name"
import type { I18n } from "@messages/i18n"
import { ChangesList } from "@/components/review/changes-list"

interface Props {
  version: SentVersion
  /** The newest request, which says how its version differs from the one before. */
  request: ApprovalRequest
  /** Whether that is the version that is shown. */
  isNewest: boolean
  i18n: I18n
}

/** Already said above the list, and word for word in it. */
const NOTE = "proof_note"

/** What staff say about the version, and what differs from the one before. */
export function VersionNote({ version: { note, sent_by, number }, request, isNewest, i18n }: Props) {
  const changes = isNewest && number > 1 ? request.changes.filter(({ label }) => label !== NOTE) : []
  return (
    <>
      {note && (
        <section className="studio-block" aria-labelledby="studio-note">
          <h2 id="studio-note">
            {sent_by === null ? i18n.t("studio.note") : i18n.t("studio.note.by", { name: firstName(sent_by) })}
          </h2>
          <p className="whitespace-pre-line" dir="auto">
            {note}
          </p>
        </section>
      )}
      {changes.length > 0 && (
        <section className="studio-block" aria-labelledby="studio-changes-list">
          <h2 id="studio-changes-list">{i18n.t("review.changes.title", { version: i18n.number(number - 1) })}</h2>
          <ChangesList changes={changes} currency="" i18n={i18n} />
        </section>
      )}
    </>
  )
}
