import { LockClosedSolid } from "@medusajs/icons"
import { clx, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { NamedSubject, StaffThreadEntry } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { projectPath } from "../project/use-project-url"
import { entryWords } from "./entry-words"

const subjectPath = (projectId: string, { type, id }: NamedSubject): string => {
  if (type === "line") return projectPath(projectId, { tab: "quote" })
  return type === "proof"
    ? projectPath(projectId, { tab: "proofs", proof: id })
    : projectPath(projectId, { tab: "invoices", invoice: id })
}

function About({ projectId, about }: { projectId: string; about: NamedSubject }) {
  const { t } = useTranslation("clientPortal")
  return (
    <Link
      to={subjectPath(projectId, about)}
      className="txt-compact-small-plus text-ui-fg-interactive hover:text-ui-fg-interactive-hover break-words"
    >
      {t("conversation.aboutIs", { title: about.title })}
    </Link>
  )
}

/** What somebody wrote; a note stands out from everything that clients see. */
function Words({ projectId, entry, body }: { projectId: string; entry: StaffThreadEntry; body: string }) {
  const { t } = useTranslation("clientPortal")
  const isNote = entry.kind === "note"
  const about = entry.kind === "message" || entry.kind === "note" ? entry.about : null
  return (
    <div
      className={clx("flex flex-col gap-y-1 rounded-lg border px-3 py-2", {
        "border-ui-tag-orange-border bg-ui-tag-orange-bg border-dashed": isNote,
        "bg-ui-bg-subtle border-ui-border-base": !isNote && entry.author?.type === "client",
        "bg-ui-bg-highlight border-ui-border-base": !isNote && entry.author?.type !== "client",
      })}
    >
      {isNote && (
        <Text
          size="xsmall"
          leading="compact"
          weight="plus"
          className="text-ui-tag-orange-text flex items-center gap-x-1"
        >
          <LockClosedSolid />
          {t("conversation.noteMark")}
        </Text>
      )}
      {about && <About projectId={projectId} about={about} />}
      <Text size="small" dir="auto" className={clx("whitespace-pre-line break-words", { "text-ui-fg-subtle": !body })}>
        {body || t("conversation.erased")}
      </Text>
    </div>
  )
}

function Entry({ projectId, entry }: { projectId: string; entry: StaffThreadEntry }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { author, at } = entry
  const name = author && (author.name || t("conversation.someone"))
  const who = name && (author.type === "client" ? t("conversation.client", { name }) : name)
  const isWritten = entry.kind === "message" || entry.kind === "note"
  const body = "body" in entry ? entry.body : null
  return (
    <li className="flex flex-col gap-y-1 px-6 py-3">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <Text
          as="span"
          size="small"
          leading="compact"
          weight={isWritten ? "plus" : "regular"}
          className={clx({ "text-ui-fg-subtle": !isWritten })}
        >
          {isWritten ? who : entryWords(entry, t)}
        </Text>
        <Text as="span" size="xsmall" leading="compact" className="text-ui-fg-subtle">
          {[!isWritten && who, format.moment(at)].filter(Boolean).join(" · ")}
        </Text>
      </div>
      {body !== null && <Words projectId={projectId} entry={entry} body={body} />}
    </li>
  )
}

/** Everything that was said and done on a project, newest first. */
export function Thread({ projectId, entries }: { projectId: string; entries: readonly StaffThreadEntry[] }) {
  const { t } = useTranslation("clientPortal")
  if (entries.length === 0)
    return (
      <div className="flex flex-col gap-y-1 px-6 py-8 text-center">
        <Text size="small" leading="compact" weight="plus">
          {t("conversation.empty")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {t("conversation.emptyHint")}
        </Text>
      </div>
    )
  return (
    <ol aria-label={t("conversation.thread")} className="divide-y">
      {entries.map((entry) => (
        <Entry key={entry.id} projectId={projectId} entry={entry} />
      ))}
    </ol>
  )
}
