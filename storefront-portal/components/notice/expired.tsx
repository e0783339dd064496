import type { I18n } from "@messages/i18n"
import type { Shop } from "@contracts/shop"
import { NoticePage } from "@/components/shell/notice-page"
import type { MessageKey } from "@messages/index"

export type ExpiredState = "offer" | "sent" | "busy" | "trouble" | "unknown"

interface Props {
  i18n: I18n
  shop: Shop | null
  state: ExpiredState
  linkId: string | null
  place: "p" | "a" | null
  canAsk: boolean
}

const WORDS: Record<ExpiredState, { title: MessageKey; text: MessageKey }> = {
  offer: { title: "expired.title", text: "expired.text" },
  sent: { title: "expired.sent.title", text: "expired.sent.text" },
  busy: { title: "expired.busy.title", text: "expired.busy.text" },
  trouble: { title: "expired.trouble.title", text: "expired.trouble.text" },
  unknown: { title: "expired.title", text: "expired.unknown.text" },
}

/** A plain form: asking for a fresh link needs no script. */
export function Expired({ i18n, shop, state, linkId, place, canAsk }: Props) {
  const sent = state === "sent"
  return (
    <NoticePage
      i18n={i18n}
      shop={shop}
      icon={sent ? "mail" : "clock"}
      title={i18n.t(WORDS[state].title)}
      text={i18n.t(WORDS[state].text)}
    >
      {canAsk && (
        <form method="post" action="/fresh-link" className="mt-2 grid">
          {linkId && <input type="hidden" name="link" value={linkId} />}
          {place && <input type="hidden" name="back" value={place} />}
          <button className={sent ? "btn" : "btn btn-primary"}>
            {i18n.t(sent ? "expired.sent.again" : "expired.act")}
          </button>
        </form>
      )}
      {!sent && (
        <p>
          <a className="link tap" href="/a">
            {i18n.t("expired.account")}
          </a>
        </p>
      )}
    </NoticePage>
  )
}
