import { LockClosedSolid } from "@medusajs/icons"
import { Button, clx, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { NamedSubject, StaffThreadEntry } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { useFormat } from "../lib/format"
import { portalKeys } from "../lib/query-keys"
import { WholeMailDrawer } from "../mail/whole-mail-drawer"
import { projectPath } from "../project/use-project-url"
import { AttachedFile } from "./attached-file"
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

/** What a person wrote; a note stands out from everything that clients see. */
function Words({ projectId, entry, body }: { projectId: string; entry: StaffThreadEntry; body: string }) {
  const { t } = useTranslation("clientPortal")
  const isNote = entry.kind === "note"
  const { about, files } = entry.kind === "message" || entry.kind === "note" ? entry : { about: null, files: [] }
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
      {files.length > 0 && (
        <ul aria-label={t("conversation.files.title")} className="flex flex-col gap-y-2 pt-1">
          {files.map((file) => (
            <AttachedFile key={file.id} file={file} showsCheck={entry.author?.type === "client"} />
          ))}
        </ul>
      )}
    </div>
  )
}

/** All of the mail that a message came with, on request. */
function MailButton({ id }: { id: string }) {
  const { t } = useTranslation("clientPortal")
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" variant="transparent" className="self-start" onClick={() => setOpen(true)}>
        {t("mail.show")}
      </Button>
      {isOpen && (
        <WholeMailDrawer
          queryKey={portalKeys.mailOfMessage(id)}
          read={(signal) => portalApi.getMailOfMessage({ params: { id }, signal })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

function Entry({ projectId, entry }: { projectId: string; entry: StaffThreadEntry }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { author, at } = entry
  const name = author && (author.name || t("conversation.someone"))
  const who = name && (author.type === "client" ? t("conversation.client", { name }) : name)
  const byMail = entry.kind === "message" && entry.by_mail
  const isWritten = entry.kind === "message" || entry.kind === "note"
  const body = "body" in entry ? entry.body : null
  return (
    <li className="flex flex-col gap-y-1 px-6 py-3">
      <div className="flex flex-wrap gap-x-2" style={{ alignItems: "baseline" }}>
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
          {[!isWritten && who, format.moment(at), byMail && t("mail.byMail")].filter(Boolean).join(" · ")}
        </Text>
      </div>
      {body !== null && <Words projectId={projectId} entry={entry} body={body} />}
      {byMail && <MailButton id={entry.id} />}
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
