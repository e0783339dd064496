import { type ListedRequest, type QuoteRequests, REQUEST_LIMITS } from "@contracts/quote-request"
import type { I18n } from "@messages/i18n"
import { AccountFrame } from "@/components/account/account-frame"
import { FormTokenInput } from "@/components/form/form-token-input"
import { IconTile } from "@/components/shell/icon"
import type { RequestFailure } from "@/lib/errors/request-problem"
import { requestPath, requestsPath } from "@/lib/request/request-path"

interface Props {
  list: QuoteRequests
  linkId: string
  failure: RequestFailure | null
  formToken: string
  etag: string | null
  i18n: I18n
}

/** Where a request is begun, gone on with, and looked up once it was sent. */
export function RequestsPage({ list, linkId, failure, formToken, etag, i18n }: Props) {
  const drafts = list.requests.filter(({ state }) => state === "draft")
  const sent = list.requests.filter(({ state }) => state === "sent")
  return (
    <AccountFrame frame={list} linkId={linkId} tab="request" formToken={formToken} etag={etag} i18n={i18n}>
      <div className="grid grid-cols-1 gap-5">
        {failure && (
          <p role="alert" className="rounded-xl bg-bad-soft px-4 py-3 font-semibold text-bad">
            {i18n.t(`request.failed.${failure}`)}
          </p>
        )}
        <List id="drafts" title={i18n.t("request.drafts")} requests={drafts} linkId={linkId} i18n={i18n}>
          {i18n.t("request.drafts.kept", { n: i18n.number(REQUEST_LIMITS.draft_days) })}
        </List>
        <section className="card flex flex-wrap items-center gap-x-3.5 gap-y-3 p-5" aria-labelledby="begin">
          <IconTile name="edit" />
          <div className="min-w-0 flex-1 basis-52">
            <h2 id="begin">{i18n.t("request.begin.title")}</h2>
            <p className="text-ink-2">{i18n.t("request.begin.text")}</p>
          </div>
          {!list.viewer.preview && (
            <form method="post" action={requestsPath(linkId)} className="max-wide:w-full">
              <FormTokenInput token={formToken} />
              <button className={`btn w-full ${drafts.length === 0 ? "btn-primary" : ""}`}>
                {i18n.t("request.begin")}
              </button>
            </form>
          )}
        </section>
        <List id="sent" title={i18n.t("request.sent")} requests={sent} linkId={linkId} i18n={i18n} />
      </div>
    </AccountFrame>
  )
}

interface ListProps {
  id: string
  title: string
  requests: readonly ListedRequest[]
  linkId: string
  i18n: I18n
  /** What stands below the list. */
  children?: string
}

function List({ id, title, requests, linkId, i18n, children }: ListProps) {
  if (requests.length === 0) return null
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id} className="card-head">
        {title}
      </h2>
      <ul>
        {requests.map((request) => (
          <Row key={request.id} request={request} linkId={linkId} i18n={i18n} />
        ))}
      </ul>
      {children && <p className="row text-sm text-ink-2">{children}</p>}
    </section>
  )
}

function Row({ request, linkId, i18n }: { request: ListedRequest; linkId: string; i18n: I18n }) {
  const { id, state, pieces, updated_at, sent_at } = request
  const name = request.name || i18n.t("request.unnamed")
  const facts = [
    ...(pieces > 0 ? [i18n.t("page.pieces", { count: pieces, n: i18n.number(pieces) })] : []),
    sent_at
      ? i18n.t("request.sent_on", { date: i18n.date(sent_at) })
      : i18n.t("request.saved_on", { date: i18n.date(updated_at) }),
  ]
  return (
    <li className="row flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-52 wrap-anywhere">
        <h3 dir="auto">{name}</h3>
        <p className="num text-sm text-ink-2">{facts.join(" · ")}</p>
      </div>
      <a
        className={`btn max-wide:w-full ${state === "draft" ? "btn-primary" : ""}`}
        href={requestPath(linkId, id)}
        aria-label={i18n.t(state === "draft" ? "request.go_on.name" : "request.show.name", { name })}
      >
        {i18n.t(state === "draft" ? "request.go_on" : "request.show")}
      </a>
    </li>
  )
}
