import { Badge, Button, Text, toast, usePrompt } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { HeldMail, HeldMails as Answer } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { firstLines } from "../lib/first-lines"
import { useFormat } from "../lib/format"
import { portalKeys } from "../lib/query-keys"
import { Section } from "../lib/section"
import { useMessageOf } from "../lib/use-message-of"
import { projectPath } from "../project/use-project-url"
import { AddMailDrawer } from "./add-mail-drawer"
import { WholeMailDrawer } from "./whole-mail-drawer"

const POLL_MS = 30_000
/** So many stand above the projects; the others are a press away. */
const FIRST = 3

/** Both changes answer with what is left. */
function useMailChanges() {
  const { t } = useTranslation("clientPortal")
  const client = useQueryClient()
  const messageOf = useMessageOf()
  const onSuccess = (done: string) => (answer: Answer) => {
    client.setQueryData(portalKeys.heldMails, answer)
    toast.success(done)
  }
  const refresh = () => void client.invalidateQueries({ queryKey: portalKeys.heldMails })
  const discard = useMutation<Answer, Error, string>({
    mutationFn: (id) => portalApi.discardHeldMail({ params: { id } }),
    onSuccess: onSuccess(t("mail.discarded")),
    onError: (error) => {
      toast.error(messageOf(error))
      refresh()
    },
  })
  const add = useMutation<Answer, Error, { id: string; project_id: string }>({
    mutationFn: ({ id, project_id }) => portalApi.addHeldMail({ params: { id }, body: { project_id } }),
    onSuccess: onSuccess(t("mail.added")),
    onError: refresh,
  })
  return { add, discard }
}

function MailRow({ mail, changes: { add, discard } }: { mail: HeldMail; changes: ReturnType<typeof useMailChanges> }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const prompt = usePrompt()
  const [open, setOpen] = useState<"add" | "whole" | null>(null)
  const drop = async () => {
    const agreed = await prompt({
      title: t("mail.discardTitle"),
      description: t("mail.discardText"),
      confirmText: t("mail.discard"),
      cancelText: t("form.cancel"),
    })
    if (agreed) discard.mutate(mail.id)
  }
  const canAdd = mail.from_email !== "" && mail.reason !== "unreadable"
  return (
    <li className="flex flex-wrap items-start justify-between gap-4 px-6 py-3">
      <div className="flex min-w-0 flex-1 flex-col gap-y-1" style={{ flexBasis: 256 }}>
        <div className="flex flex-wrap items-center gap-2">
          <Text size="small" leading="compact" weight="plus" className="break-words">
            {mail.subject || t("mail.noSubject")}
          </Text>
          <Badge size="2xsmall" color="orange">
            {t(`mail.reason.${mail.reason}`)}
          </Badge>
        </div>
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle break-words">
          {[
            mail.from_email && t("mail.from", { name: mail.from_name || mail.from_email, email: mail.from_email }),
            format.moment(mail.at),
          ]
            .filter(Boolean)
            .join(" · ")}
        </Text>
        {mail.project && (
          <Link
            to={projectPath(mail.project.id)}
            className="txt-compact-small text-ui-fg-subtle hover:text-ui-fg-base transition-fg"
          >
            {mail.project.name}
          </Link>
        )}
        <Text
          size="small"
          dir="auto"
          className="text-ui-fg-subtle whitespace-pre-line break-words"
          style={firstLines(3)}
        >
          {mail.words || t("mail.noWords")}
        </Text>
        {mail.attachment_names.length > 0 && (
          <Text size="xsmall" className="text-ui-fg-subtle break-words">
            {t("mail.files", { names: mail.attachment_names.join(", ") })}
          </Text>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" variant="transparent" isLoading={discard.isPending} onClick={drop}>
          {t("mail.discard")}
        </Button>
        <Button size="small" variant="transparent" onClick={() => setOpen("whole")}>
          {t("mail.show")}
        </Button>
        {canAdd && (
          <Button size="small" variant="secondary" onClick={() => setOpen("add")}>
            {t("mail.add")}
          </Button>
        )}
      </div>
      {open === "whole" && (
        <WholeMailDrawer
          queryKey={portalKeys.heldMail(mail.id)}
          read={(signal) => portalApi.getHeldMail({ params: { id: mail.id }, signal })}
          onClose={() => setOpen(null)}
        />
      )}
      {open === "add" && (
        <AddMailDrawer
          mail={mail}
          onAdd={async (project_id) => void (await add.mutateAsync({ id: mail.id, project_id }))}
          onClose={() => setOpen(null)}
        />
      )}
    </li>
  )
}

/** Mails that were not put into a conversation. Absent while there is none. */
export function HeldMails() {
  const { t } = useTranslation("clientPortal")
  const changes = useMailChanges()
  const [showsAll, setShowsAll] = useState(false)
  const { data } = useQuery({
    queryKey: portalKeys.heldMails,
    queryFn: ({ signal }) => portalApi.getHeldMails({ signal }),
    refetchInterval: POLL_MS,
  })
  if (!data || data.count === 0) return null
  return (
    <Section id="held-mails" title={t("mail.heldTitle", { count: data.count })} subtitle={t("mail.heldSubtitle")}>
      <ul className="divide-y">
        {data.mails.slice(0, showsAll ? data.mails.length : FIRST).map((mail) => (
          <MailRow key={mail.id} mail={mail} changes={changes} />
        ))}
      </ul>
      {!showsAll && data.mails.length > FIRST && (
        <div className="flex justify-center px-6 py-3">
          <Button size="small" variant="transparent" onClick={() => setShowsAll(true)}>
            {t("mail.showAll")}
          </Button>
        </div>
      )}
    </Section>
  )
}
