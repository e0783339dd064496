import { firstName } from "@messages/first-name"
import { messagesPath } from "@/components/conversation/conversation-path"
import { unreadWords } from "@/components/conversation/unread-words"
import { Icon } from "@/components/shell/icon"
import { actionItemsTitle } from "./action-items"
import { actionCard, type ActionContext } from "./registry"

/** The next action and the way to the messages within a thumb's reach on phones, wherever the page is scrolled to. */
export function Dock(context: ActionContext) {
  const { page, linkId, i18n } = context
  const next = page.action_items[0]
  const unread = page.viewer.unread_messages
  if (!next && unread === 0) return null
  return (
    <aside
      data-dock
      aria-label={next ? actionItemsTitle(page.action_items.length, i18n) : i18n.t("conversation.title")}
      className="no-print sticky bottom-0 border-t border-line bg-paper px-4 pt-2.5 pb-[max(0.625rem,env(safe-area-inset-bottom))] wide:hidden"
    >
      <div className="flex items-center gap-2">
        {next ? <NextAction {...context} item={next} /> : <NewMessages {...context} />}
        <a
          className="btn relative shrink-0 px-3"
          href={messagesPath(linkId)}
          aria-label={unread > 0 ? unreadWords(unread, i18n) : i18n.t("conversation.open")}
        >
          <Icon name="message" className="size-5.5" />
          {unread > 0 && <span className="unread-dot" />}
        </a>
      </div>
    </aside>
  )
}

function NextAction({ item, ...context }: ActionContext & { item: ActionContext["page"]["action_items"][number] }) {
  const card = actionCard(item, context)
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-3 gap-y-2">
      <p className="num min-w-0 flex-1 basis-28 text-sm leading-snug">
        <b className="block font-semibold">{card.title}</b>
        {card.amount && <span className="text-ink-2">{card.amount}</span>}
      </p>
      <a className="btn btn-primary max-w-full shrink-0" href={card.action.href}>
        {card.action.label}
      </a>
    </div>
  )
}

function NewMessages({ page, i18n }: ActionContext) {
  const unread = page.viewer.unread_messages
  const from = page.sections.conversation.latest.findLast(({ author_tag }) => author_tag !== page.viewer.author_tag)
  return (
    <p className="num min-w-0 flex-1 text-sm leading-snug">
      <b className="block font-semibold">{unreadWords(unread, i18n)}</b>
      {from?.author?.name && <span className="text-ink-2">{firstName(from.author.name)}</span>}
    </p>
  )
}
