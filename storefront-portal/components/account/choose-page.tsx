import type { AccountEntries, AccountEntry } from "@contracts/account"
import type { I18n } from "@messages/i18n"
import { PageFrame } from "@/components/shell/page-frame"
import { ChannelChoice } from "./channel-choice"

interface Props {
  entries: AccountEntries
  linkId: string
  formToken: string
  /** The page that opens once this account is entered. */
  next: string
  i18n: I18n
}

/** For people who buy for several companies, or in several shops: each session is for one of them. */
export function ChoosePage({ entries: { viewer, shop, accounts }, linkId, formToken, next, i18n }: Props) {
  const single = accounts.filter(({ channels }) => channels.length < 2)
  const several = accounts.filter(({ channels }) => channels.length > 1)
  const rows = (entry: AccountEntry) => (
    <ChannelChoice
      key={entry.link_id}
      linkId={linkId}
      entry={entry}
      formToken={formToken}
      next={entry.is_current ? next : undefined}
      i18n={i18n}
    />
  )
  return (
    <PageFrame i18n={i18n} shop={shop} preview={viewer.preview}>
      <div className="mx-auto grid max-w-160 grid-cols-1 gap-5 py-6 wide:py-10">
        <div className="grid gap-1">
          <h1>{i18n.t("account.choose.title")}</h1>
          <p className="text-ink-2">{i18n.t("account.choose.text", { email: viewer.email })}</p>
        </div>
        {single.length > 0 && (
          <section className="card" aria-labelledby="accounts">
            <h2 id="accounts" className="card-head">
              {i18n.t("account.choose.accounts")}
            </h2>
            <ul>{single.map(rows)}</ul>
          </section>
        )}
        {several.map((entry) => (
          <section key={entry.link_id} className="card" aria-labelledby={`account-${entry.link_id}`}>
            <h2 id={`account-${entry.link_id}`} className="card-head" dir="auto">
              {entry.name}
            </h2>
            <ul>{rows(entry)}</ul>
          </section>
        ))}
      </div>
    </PageFrame>
  )
}
