import type { ReactNode } from "react"
import type { AccountFrame as Frame } from "@contracts/account"
import type { I18n } from "@messages/i18n"
import { PageFrame } from "@/components/shell/page-frame"
import { accountPath, invoicesPath, ordersPath, withQuery } from "@/lib/account/account-path"

export type AccountTab = "active" | "past" | "invoices"

interface Props {
  frame: Frame
  linkId: string
  tab: AccountTab
  i18n: I18n
  children: ReactNode
}

/** What stands around every page of an account: whose it is, its tabs and, with several shops, which one is shown. */
export function AccountFrame({ frame, linkId, tab, i18n, children }: Props) {
  const { shop, viewer, account_name } = frame
  return (
    <PageFrame i18n={i18n} shop={shop} preview={viewer.preview}>
      <div className="grid gap-1 pt-6 wide:pt-8">
        <h1 dir="auto">{account_name}</h1>
        <p className="flex flex-wrap gap-x-4 text-ink-2">
          {!viewer.preview && <span>{i18n.t("account.signed_in", { name: viewer.name })}</span>}
          <Channel frame={frame} linkId={linkId} i18n={i18n} />
        </p>
      </div>
      {frame.channel === null ? (
        <ChannelChoice frame={frame} linkId={linkId} i18n={i18n} />
      ) : (
        <>
          <Tabs frame={frame} linkId={linkId} tab={tab} i18n={i18n} />
          {children}
        </>
      )}
      {!viewer.preview && <div id="account-watch" hidden data-opened={`${accountPath(linkId)}/opened`} />}
    </PageFrame>
  )
}

type FramePart = Pick<Props, "frame" | "linkId" | "i18n">

/** With one shop nothing has to be said of it. */
export const channelOf = ({ channels, channel }: Pick<Frame, "channels" | "channel">): string | undefined =>
  channels.length > 1 ? (channel ?? undefined) : undefined

function Channel({ frame, linkId, i18n }: FramePart) {
  const chosen = frame.channels.find(({ id }) => id === frame.channel)
  if (frame.channels.length < 2 || !chosen) return null
  return (
    <span>
      <bdi className="font-semibold text-ink">{chosen.name}</bdi>{" "}
      <a className="link" href={accountPath(linkId)}>
        {i18n.t("account.channel.switch")}
      </a>
    </span>
  )
}

function ChannelChoice({ frame, linkId, i18n }: FramePart) {
  return (
    <section className="card mt-5" aria-labelledby="channels">
      <h2 id="channels" className="card-head">
        {i18n.t("account.channel.choose")}
      </h2>
      <ul>
        {frame.channels.map(({ id, name, orders }) => (
          <li key={id} className="row flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <div>
              <h3 dir="auto">{name}</h3>
              <p className="num text-sm text-ink-2">
                {i18n.t("account.count", { count: orders, n: i18n.number(orders) })}
              </p>
            </div>
            <a
              className="btn"
              href={`${accountPath(linkId)}?channel=${encodeURIComponent(id)}`}
              aria-label={i18n.t("account.channel.open.name", { name })}
            >
              {i18n.t("account.channel.open")}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Tabs({ frame, linkId, tab, i18n }: FramePart & { tab: AccountTab }) {
  const channel = channelOf(frame)
  const { active, past } = frame.counts
  const tabs: readonly { id: AccountTab; path: string; label: string; count: number | null }[] = [
    { id: "active", path: ordersPath(linkId, "active"), label: i18n.t("account.tab.active"), count: active },
    { id: "past", path: ordersPath(linkId, "past"), label: i18n.t("account.tab.past"), count: past },
    { id: "invoices", path: invoicesPath(linkId), label: i18n.t("account.tab.invoices"), count: null },
  ]
  return (
    <nav aria-label={i18n.t("account.tabs")} className="tabs mt-4 mb-5">
      <ul>
        {tabs.map(({ id, path, label, count }) => (
          <li key={id}>
            <a className="tab" href={withQuery(path, { channel })} aria-current={id === tab ? "page" : undefined}>
              {label}
              {count !== null && <span className="num tab-count">{i18n.number(count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
