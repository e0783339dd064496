import type { SentVersion } from "@contracts/proof/page"
import { firstName } from "@messages/first-name"
import type { I18n } from "@messages/i18n"
import type { Connection } from "./use-live-proof"

/** `times`: counts what was saved, so that the same words are spoken again. */
export interface SavedRemark {
  id: string
  number: number
  times: number
}

interface Props {
  newest: SentVersion
  shown: SentVersion
  /** The newest one came while the page was open, and the client has not seen it yet. */
  hasArrived: boolean
  connection: Connection
  /** Of the remark that was written last, or replied to. */
  saved: SavedRemark | null
  linkId: string
  onShow: (versionId: string) => void
  i18n: I18n
}

const arrivedWords = ({ number, sent_by }: SentVersion, i18n: I18n): string[] => [
  i18n.t("studio.version.arrived.title", { version: i18n.number(number) }),
  ...(sent_by === null ? [] : [i18n.t("studio.version.arrived.text", { name: firstName(sent_by) })]),
]

/**
 * A newer version, in place of the forms to decide with: there it is in view wherever the client has scrolled to, and there is
 * nothing more to decide on the version that they look at.
 */
export function ArrivedVersion({ newest, onShow, i18n }: Pick<Props, "newest" | "onShow" | "i18n">) {
  const [title, text] = arrivedWords(newest, i18n)
  return (
    <section id="decision" className="studio-decide studio-arrived" aria-labelledby="arrived-title">
      <div>
        <h2 id="arrived-title" className="text-base">
          {title}
        </h2>
        {text && <p className="text-sm">{text}</p>}
      </div>
      <button type="button" className="btn btn-primary" onClick={() => onShow(newest.id)}>
        {i18n.t("studio.version.arrived.show", { version: i18n.number(newest.number) })}
      </button>
    </section>
  )
}

/** What happened around the client while they looked. Nothing here moves or replaces what they do. */
export function StudioNotices({ newest, shown, hasArrived, connection, saved, linkId, onShow, i18n }: Props) {
  const number = i18n.number(newest.number)
  return (
    <div role="status">
      {/* Spoken as it arrives; what is seen of it stands in place of the decision. */}
      {hasArrived && <p className="sr-only">{arrivedWords(newest, i18n).join(". ")}</p>}
      {saved && (
        <p key={saved.times} className="sr-only">
          {i18n.t("studio.remark.saved", { number: i18n.number(saved.number) })}
        </p>
      )}
      {!hasArrived && shown.id !== newest.id && (
        <div className="studio-note">
          <p className="min-w-0 flex-1 basis-40">
            {i18n.t("studio.version.shown", { version: i18n.number(shown.number) })}
          </p>
          <button type="button" className="btn" onClick={() => onShow(newest.id)}>
            {i18n.t("studio.version.newest", { version: number })}
          </button>
        </div>
      )}
      {connection === "offline" && <p className="studio-note text-sm">{i18n.t("studio.offline")}</p>}
      {connection === "ended" && (
        <div className="studio-note">
          <div className="min-w-0 flex-1 basis-48">
            <p className="font-semibold">{i18n.t("studio.ended.title")}</p>
            <p className="text-sm">{i18n.t("studio.ended.text")}</p>
          </div>
          {/* In a tab of its own, so that what is typed here stays. */}
          <form method="post" action="/fresh-link" target="_blank">
            <input type="hidden" name="link" value={linkId} />
            <button className="btn btn-primary">{i18n.t("expired.act")}</button>
          </form>
        </div>
      )}
    </div>
  )
}
