import type { ReactNode } from "react"
import type { AccountFrame as Frame } from "@contracts/account"
import { MAX_UNREAD } from "@contracts/conversation/message"
import type { I18n } from "@messages/i18n"
import { Section } from "@/components/sections/section"
import { PageFrame } from "@/components/shell/page-frame"
import { AccountWatch } from "@/components/watch/page-watch"
import {
  brandingPath,
  choosePath,
  contactPath,
  invoicesPath,
  ordersPath,
  threadsPath,
} from "@/lib/account/account-path"
import { requestsPath } from "@/lib/request/request-path"
import { ChannelChoice } from "./channel-choice"

export type AccountTab = "active" | "past" | "invoices" | "messages" | "request" | "branding" | "contact"

interface Props {
  frame: Frame
  linkId: string
  tab: AccountTab
  formToken: string
  /** The tag of what is on the page; null for one that does not update itself while it is open. */
  etag: string | null
  i18n: I18n
  children: ReactNode
}

/** What stands around every page of an account: whose it is, its tabs and, with several shops, which one is shown. */
export function AccountFrame({ frame, linkId, tab, formToken, etag, i18n, children }: Props) {
  const { shop, viewer, account_name } = frame
  return (
    <PageFrame i18n={i18n} shop={shop} preview={viewer.preview}>
      <div className="grid gap-1 pt-6 wide:pt-8">
        <h1 dir="auto">{account_name}</h1>
        <p className="flex flex-wrap gap-x-4 text-ink-2">
          {!viewer.preview && <span>{i18n.t("account.signed_in", { name: viewer.name })}</span>}
          <Switch frame={frame} linkId={linkId} i18n={i18n} />
        </p>
      </div>
      {frame.channel === null ? (
        <section className="card mt-5" aria-labelledby="channels">
          <h2 id="channels" className="card-head">
            {i18n.t("account.channel.choose")}
          </h2>
          <ul>
            <ChannelChoice
              linkId={linkId}
              entry={{ link_id: linkId, name: account_name, channels: frame.channels }}
              formToken={formToken}
              i18n={i18n}
            />
          </ul>
        </section>
      ) : (
        <>
          <Section id="tabs" parts={["tabs"]} versions={{ tabs: Object.values(frame.counts).join("-") }}>
            <Tabs frame={frame} linkId={linkId} tab={tab} i18n={i18n} />
          </Section>
          <Section id="content" parts={["content"]} versions={{ content: etag ?? "" }}>
            {children}
          </Section>
        </>
      )}
      <AccountWatch name={`account_${tab}`} linkId={linkId} etag={etag} preview={viewer.preview} i18n={i18n} />
    </PageFrame>
  )
}

/** With one shop and one account nothing has to be said of them. */
function Switch({ frame, linkId, i18n }: Pick<Props, "frame" | "linkId" | "i18n">) {
  const chosen = frame.channels.find(({ id }) => id === frame.channel)
  const hasShops = frame.channels.length > 1 && chosen
  if (!hasShops && !frame.has_other_accounts) return null
  return (
    <span>
      {hasShops && <bdi className="font-semibold text-ink">{chosen.name}</bdi>}{" "}
      <a className="link" href={choosePath(linkId)}>
        {i18n.t(frame.has_other_accounts ? "account.switch" : "account.channel.switch")}
      </a>
    </span>
  )
}

function Tabs({ frame, linkId, tab, i18n }: Pick<Props, "frame" | "linkId" | "tab" | "i18n">) {
  const { active, past, unread } = frame.counts
  const tabs: readonly { id: AccountTab; path: string; label: string; count: number | null; isNew?: boolean }[] = [
    { id: "active", path: ordersPath(linkId, "active"), label: i18n.t("account.tab.active"), count: active },
    { id: "past", path: ordersPath(linkId, "past"), label: i18n.t("account.tab.past"), count: past },
    { id: "invoices", path: invoicesPath(linkId), label: i18n.t("account.tab.invoices"), count: null },
    {
      id: "messages",
      path: threadsPath(linkId),
      label: i18n.t("account.tab.messages"),
      count: unread === 0 ? null : unread,
      isNew: true,
    },
    { id: "request", path: requestsPath(linkId), label: i18n.t("account.tab.request"), count: null },
    { id: "branding", path: brandingPath(linkId), label: i18n.t("account.tab.branding"), count: null },
    { id: "contact", path: contactPath(linkId), label: i18n.t("account.tab.contact"), count: null },
  ]
  return (
    <nav aria-label={i18n.t("account.tabs")} className="tabs mt-4 mb-5">
      <ul>
        {tabs.map(({ id, path, label, count, isNew = false }) => (
          <li key={id}>
            <a className="tab" href={path} aria-current={id === tab ? "page" : undefined}>
              {label}
              {count !== null && (
                <span className={`num tab-count ${isNew ? "tab-count-new" : ""}`}>
                  {count < MAX_UNREAD || !isNew ? i18n.number(count) : `${i18n.number(MAX_UNREAD - 1)}+`}
                  {isNew && <span className="sr-only"> {i18n.t("account.tab.messages.unread")}</span>}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
