import type { Shop } from "@contracts/shop"
import { NoticePage } from "@/components/shell/notice-page"
import { t, type PortalMessage } from "@/lib/messages"

export type ExpiredState = "offer" | "sent" | "busy" | "trouble" | "unknown"

interface Props {
  shop: Shop | null
  state: ExpiredState
  linkId: string | null
  place: "p" | "a" | null
  canAsk: boolean
}

const WORDS: Record<ExpiredState, { title: PortalMessage; text: PortalMessage }> = {
  offer: { title: "expired.title", text: "expired.text" },
  sent: { title: "expired.sent.title", text: "expired.sent.text" },
  busy: { title: "expired.busy.title", text: "expired.busy.text" },
  trouble: { title: "expired.busy.title", text: "expired.trouble.text" },
  unknown: { title: "expired.title", text: "expired.unknown.text" },
}

/** A plain form: asking for a fresh link needs no script. */
export function Expired({ shop, state, linkId, place, canAsk }: Props) {
  const sent = state === "sent"
  return (
    <NoticePage shop={shop} icon={sent ? "mail" : "clock"} title={t(WORDS[state].title)} text={t(WORDS[state].text)}>
      {canAsk && (
        <form method="post" action="/fresh-link" className="mt-2 grid">
          {linkId && <input type="hidden" name="link" value={linkId} />}
          {place && <input type="hidden" name="back" value={place} />}
          <button className={sent ? "btn" : "btn btn-primary"}>{t(sent ? "expired.sent.again" : "expired.act")}</button>
        </form>
      )}
    </NoticePage>
  )
}
