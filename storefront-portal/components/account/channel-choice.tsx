import type { AccountEntry } from "@contracts/account"
import type { I18n } from "@messages/i18n"
import { FormTokenInput } from "@/components/form/form-token-input"
import { enterPath } from "@/lib/account/account-path"

interface Props {
  /** The link whose session asks. */
  linkId: string
  /** The account that is entered, by the person's own link to it. */
  entry: Pick<AccountEntry, "link_id" | "name" | "channels">
  formToken: string
  /** The page that opens once the account is entered; left out: its first one. */
  next?: string
  i18n: I18n
}

/** The ways into an account as plain forms: one, or one a shop. */
export function ChannelChoice({ linkId, entry: { link_id, name, channels }, formToken, next, i18n }: Props) {
  const form = (channel: string | null, label: string) => (
    <form method="post" action={enterPath(linkId)}>
      <FormTokenInput token={formToken} />
      <input type="hidden" name="link" value={link_id} />
      {channel !== null && <input type="hidden" name="channel" value={channel} />}
      {next && <input type="hidden" name="next" value={next} />}
      <button className="btn" aria-label={i18n.t("account.channel.open.name", { name: label })}>
        {i18n.t("account.channel.open")}
      </button>
    </form>
  )
  if (channels.length < 2)
    return (
      <li className="row flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 dir="auto">{name}</h3>
        {form(null, name)}
      </li>
    )
  return channels.map((channel) => (
    <li key={channel.id} className="row flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <div className="min-w-0">
        <h3 dir="auto">{channel.name}</h3>
        <p className="num text-sm text-ink-2">
          {i18n.t("account.count", { count: channel.orders, n: i18n.number(channel.orders) })}
        </p>
      </div>
      {form(channel.id, channel.name)}
    </li>
  ))
}
