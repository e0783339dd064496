import type { ThreadEntry } from "@contracts/conversation/thread"
import { firstName } from "@messages/first-name"
import type { I18n } from "@messages/i18n"
import { Attachments } from "@/components/files/attachments"
import { entryCaption } from "./entry-caption"

interface Props {
  entry: ThreadEntry
  /** Whether the reader wrote it. */
  isOwn: boolean
  linkId: string
  i18n: I18n
}

/** One entry of the thread: words in a bubble, on the reader's side if they are theirs; what only happened on one line. */
export function ThreadItem({ entry, isOwn, linkId, i18n }: Props) {
  const body = "body" in entry ? entry.body : null
  if (body === null)
    return (
      <p className="px-2 text-center text-sm text-ink-2">
        {entryCaption(entry, isOwn, i18n)}{" "}
        <span aria-hidden="true" className="max-wide:hidden">
          ·
        </span>{" "}
        <EntryTime at={entry.at} i18n={i18n} className="max-wide:block" />
      </p>
    )
  const about = entry.kind === "message" ? entry.about : null
  return (
    <div className={`grid max-w-[min(34rem,88%)] gap-1 ${isOwn ? "ms-auto justify-items-end" : ""}`}>
      <p className={`text-sm text-ink-2 ${isOwn ? "text-end" : ""}`}>
        {entry.kind === "message" ? whoWrote(entry, isOwn, i18n) : entryCaption(entry, isOwn, i18n)}{" "}
        <span aria-hidden="true">·</span> <EntryTime at={entry.at} i18n={i18n} />
        {entry.kind === "message" && entry.by_mail && (
          <>
            {" "}
            <span aria-hidden="true">·</span> {i18n.t("conversation.by_mail")}
          </>
        )}
      </p>
      <div
        className={`grid gap-1 rounded-2xl px-3.5 py-2.5 ${isOwn ? "rounded-se-md bg-accent-soft" : "rounded-ss-md bg-bubble"}`}
      >
        {about && (
          <p className="text-sm font-semibold text-ink-2" dir="auto">
            {i18n.t("conversation.about", { title: about.title })}
          </p>
        )}
        <p className={`wrap-anywhere whitespace-pre-line ${body ? "" : "text-ink-2 italic"}`} dir="auto">
          {body || i18n.t("conversation.erased")}
        </p>
        {entry.kind === "message" && <Attachments files={entry.files} linkId={linkId} i18n={i18n} />}
      </div>
    </div>
  )
}

function whoWrote({ author }: ThreadEntry, isOwn: boolean, i18n: I18n): string {
  if (isOwn) return i18n.t("conversation.you")
  return author?.name ? firstName(author.name) : i18n.t("conversation.erased.author")
}

/** Last year's entries name their year. */
const RECENT_MS = 300 * 86_400_000

function EntryTime({ at, i18n, className = "" }: { at: string; i18n: I18n; className?: string }) {
  const isRecent = Date.now() - Date.parse(at) < RECENT_MS
  return (
    <time dateTime={at} data-local-time={isRecent ? "deadline" : ""} className={`num whitespace-nowrap ${className}`}>
      {isRecent ? i18n.deadline(at) : i18n.instant(at)}
    </time>
  )
}
