import { randomUUID } from "node:crypto"
import { firstName } from "@messages/first-name"
import type { SectionProps } from "@/components/sections/registry"
import { messagesPath } from "./conversation-path"
import { MessageForm } from "./message-form"
import { ThreadItem } from "./thread-entry"
import { unreadWords } from "./unread-words"

/** What was said last, and a form to answer right there. */
export function MessageCard({ page, linkId, formToken, i18n }: SectionProps) {
  const { latest } = page.sections.conversation
  const { viewer, project } = page
  const unread = viewer.unread_messages
  return (
    <section className="card" aria-labelledby="messages">
      <div className="card-head">
        <h2 id="messages">{i18n.t("conversation.title")}</h2>
        {unread > 0 && <span className="pill pill-wait num">{unreadWords(unread, i18n)}</span>}
      </div>
      <div className="grid grid-cols-1 gap-4 px-5 pb-4">
        {latest.length === 0 ? (
          <p className="text-sm wrap-anywhere text-ink-2">
            {i18n.t("conversation.empty", {
              who: project.rep ? "named" : "none",
              name: project.rep ? firstName(project.rep.name) : "",
            })}
          </p>
        ) : (
          <ol className="grid grid-cols-1 gap-3">
            {latest.map((entry) => (
              <li key={entry.id}>
                <ThreadItem entry={entry} isOwn={entry.author_tag === viewer.author_tag} linkId={linkId} i18n={i18n} />
              </li>
            ))}
          </ol>
        )}
        {!viewer.preview && (
          <MessageForm
            linkId={linkId}
            formToken={formToken}
            i18n={i18n}
            shop={page.shop}
            rep={project.rep}
            from="order"
            typed={{ key: randomUUID(), body: "", about: "" }}
            seen={null}
          />
        )}
        <p className="-my-2">
          <a
            className="link tap"
            href={messagesPath(linkId)}
            data-next-action={(page.action_items.length === 0 && unread > 0) || undefined}
          >
            {i18n.t("conversation.all")}
          </a>
        </p>
      </div>
    </section>
  )
}
