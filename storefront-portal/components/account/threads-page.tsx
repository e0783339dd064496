import type { AccountThread, AccountThreads } from "@contracts/account"
import { firstName } from "@messages/first-name"
import type { I18n } from "@messages/i18n"
import { unreadWords } from "@/components/conversation/unread-words"
import { FormTokenInput } from "@/components/form/form-token-input"
import { orderNumber } from "@/components/order/order-title"
import { IconTile } from "@/components/shell/icon"
import { LocalTime } from "@/components/shell/local-time"
import { openOrderPath, threadsPath, withQuery } from "@/lib/account/account-path"
import { AccountFrame } from "./account-frame"
import { Pager } from "./pager"

interface Props {
  list: AccountThreads
  linkId: string
  formToken: string
  etag: string | null
  i18n: I18n
}

/** The conversations about all orders. One press opens the order's messages, without another code. */
export function ThreadsPage(props: Props) {
  const { list, linkId, formToken, etag, i18n } = props
  return (
    <AccountFrame frame={list} linkId={linkId} tab="messages" formToken={formToken} etag={etag} i18n={i18n}>
      <div className="grid grid-cols-1 gap-5">
        {list.threads.length === 0 ? (
          <section className="card grid justify-items-center gap-1 p-8 text-center" aria-labelledby="empty">
            <IconTile name="message" tone="plain" />
            <h2 id="empty" className="mt-2">
              {i18n.t("account.threads.empty.title")}
            </h2>
            <p className="text-ink-2">{i18n.t("account.threads.empty.text")}</p>
          </section>
        ) : (
          <section className="card" aria-labelledby="threads">
            <h2 id="threads" className="card-head">
              {i18n.t("account.threads.count", { count: list.count, n: i18n.number(list.count) })}
            </h2>
            <ul>
              {list.threads.map((thread) => (
                <Row key={thread.order.id} thread={thread} {...props} />
              ))}
            </ul>
          </section>
        )}
        <Pager list={list} to={(cursor) => withQuery(threadsPath(linkId), cursor)} i18n={i18n} />
      </div>
    </AccountFrame>
  )
}

type RowProps = Omit<Props, "etag"> & { thread: AccountThread }

function Row({ thread: { order, unread, last }, list, linkId, formToken, i18n }: RowProps) {
  return (
    <li className="row flex flex-wrap items-center justify-between gap-x-5 gap-y-3">
      <div className="min-w-0 flex-1 basis-72">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h3 dir="auto">{order.name}</h3>
          {unread > 0 && <span className="pill pill-wait num">{unreadWords(unread, i18n)}</span>}
        </div>
        <p className="num text-sm text-ink-2">
          <bdi>{orderNumber(order.number, i18n)}</bdi> · <bdi>{whoWrote(last, i18n)}</bdi> ·{" "}
          <LocalTime at={last.at} i18n={i18n} />
        </p>
        <p className={`mt-1 line-clamp-2 wrap-anywhere ${last.body ? "" : "text-ink-2 italic"}`} dir="auto">
          {last.body || i18n.t("conversation.erased")}
        </p>
      </div>
      {!list.viewer.preview && (
        <form method="post" action={openOrderPath(linkId, order.id)} className="max-wide:w-full">
          <FormTokenInput token={formToken} />
          <input type="hidden" name="to" value="messages" />
          <button
            className={`btn w-full ${unread > 0 ? "btn-primary" : ""}`}
            aria-label={i18n.t("account.threads.open.name", { name: order.name })}
          >
            {i18n.t("account.threads.open")}
          </button>
        </form>
      )}
    </li>
  )
}

function whoWrote({ author, is_own }: AccountThread["last"], i18n: I18n): string {
  if (is_own) return i18n.t("conversation.you")
  return author?.name ? firstName(author.name) : i18n.t("conversation.erased.author")
}
