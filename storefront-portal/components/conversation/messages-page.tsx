import type { NamedSubject } from "@contracts/conversation/message"
import type { Thread, ThreadEntry } from "@contracts/conversation/thread"
import type { ProjectPage } from "@contracts/project-page"
import type { I18n } from "@messages/i18n"
import { firstName } from "@messages/first-name"
import { Fragment } from "react"
import { FormTokenInput } from "@/components/form/form-token-input"
import { Section } from "@/components/sections/section"
import { PageFrame } from "@/components/shell/page-frame"
import type { ConversationView } from "@/lib/data/conversation"
import type { MessageProblem } from "@/lib/errors/message-problem"
import { messagesPath, olderPath } from "./conversation-path"
import { MessageForm, type TypedMessage } from "./message-form"
import { ThreadItem } from "./thread-entry"

interface Props {
  view: ConversationView
  linkId: string
  formToken: string
  typed: TypedMessage
  problem?: MessageProblem
  /** Whether these are the newest entries, not older ones. */
  isNewest: boolean
  i18n: I18n
}

/** The thread, oldest entry on top, and the form below it in reach. */
export function MessagesPage({ view, linkId, formToken, typed, problem, isNewest, i18n }: Props) {
  const { page, shop, thread, version } = view
  const { viewer, project } = page
  const seen = thread.entries.find(({ kind }) => kind === "message")?.id ?? null
  return (
    <PageFrame
      i18n={i18n}
      shop={shop}
      rep={project.rep}
      preview={viewer.preview}
      versions={page.versions}
      hasFooter={false}
      dock={
        isNewest && !viewer.preview ? (
          <section
            aria-label={i18n.t("conversation.title")}
            className="no-print sticky bottom-0 border-t border-line bg-paper pt-2.5 pb-[max(0.625rem,env(safe-area-inset-bottom))]"
          >
            <div className="wrap">
              <div className="mx-auto max-w-(--thread)">
                <MessageForm
                  linkId={linkId}
                  formToken={formToken}
                  i18n={i18n}
                  shop={shop}
                  rep={project.rep}
                  from="messages"
                  typed={typed}
                  seen={thread.unread > 0 ? seen : null}
                  problem={problem}
                  subjects={subjectsOf(page)}
                />
              </div>
            </div>
          </section>
        ) : null
      }
    >
      <div className="mx-auto grid max-w-(--thread) gap-5 py-6 wide:py-8">
        <div className="grid gap-1">
          <a className="link tap -my-2 text-sm" href={`/p/${linkId}`}>
            {i18n.t("page.back")}
          </a>
          <h1>{i18n.t("conversation.title")}</h1>
          <p className="text-ink-2" dir="auto">
            {project.name}
          </p>
        </div>
        <Section id="thread" parts={["thread"]} versions={{ thread: version }}>
          <div className="grid gap-5" data-read-until={thread.unread > 0 && isNewest ? seen : undefined}>
            {thread.older && (
              <p className="text-center">
                <a className="btn btn-quiet" href={olderPath(linkId, thread.older)}>
                  {i18n.t("conversation.older")}
                </a>
              </p>
            )}
            {thread.entries.length === 0 && <Empty rep={project.rep} i18n={i18n} />}
            <Entries thread={thread} linkId={linkId} i18n={i18n} />
            {!isNewest && (
              <p className="text-center">
                <a className="btn" href={messagesPath(linkId)}>
                  {i18n.t("conversation.newest")}
                </a>
              </p>
            )}
            {isNewest && thread.unread > 0 && seen && !viewer.preview && (
              <form method="post" action={`/p/${linkId}/messages/read`} className="without-script text-center">
                <FormTokenInput token={formToken} />
                <input type="hidden" name="until" value={seen} />
                <button className="btn btn-quiet">{i18n.t("conversation.mark_read")}</button>
              </form>
            )}
          </div>
        </Section>
        {isNewest && (
          <p className="no-print text-center">
            <a className="link tap text-sm" href={`/p/${linkId}/mail`}>
              {i18n.t("mail_choice.title")}
            </a>
          </p>
        )}
      </div>
    </PageFrame>
  )
}

function Empty({ rep, i18n }: { rep: ProjectPage["project"]["rep"]; i18n: I18n }) {
  return (
    <p className="card px-5 py-8 text-center text-ink-2">
      {i18n.t("conversation.empty", { who: rep ? "named" : "none", name: rep ? firstName(rep.name) : "" })}
    </p>
  )
}

/** Oldest first, with a line above what is new. */
function Entries({
  thread: { entries, unread, author_tag },
  linkId,
  i18n,
}: {
  thread: Thread
  linkId: string
  i18n: I18n
}) {
  const isOwn = (entry: ThreadEntry) => entry.author_tag === author_tag
  const firstNew = entries.filter((entry) => entry.kind === "message" && !isOwn(entry)).at(unread - 1)
  return (
    <ol className="grid gap-4">
      {entries.toReversed().map((entry, index) => (
        <Fragment key={entry.id}>
          {unread > 0 && entry === firstNew && (
            <li className="thread-new text-sm font-semibold text-wait">{i18n.t("conversation.new")}</li>
          )}
          <li id={index === entries.length - 1 ? "latest" : undefined} data-entry={entry.id}>
            <ThreadItem entry={entry} isOwn={isOwn(entry)} linkId={linkId} i18n={i18n} />
          </li>
        </Fragment>
      ))}
    </ol>
  )
}

/** What a message can be about, as the client knows it. */
function subjectsOf({ sections: { order, proofs, invoices } }: ProjectPage): NamedSubject[] {
  return [
    ...order.line_groups.flatMap(({ lines }) =>
      lines.flatMap(({ item_ids: [id], title }) => (id ? [{ type: "line" as const, id, title }] : [])),
    ),
    ...proofs.proofs.map(({ id, title }) => ({ type: "proof" as const, id, title })),
    ...invoices.invoices.map(({ id, number }) => ({ type: "invoice" as const, id, title: number })),
  ]
}
