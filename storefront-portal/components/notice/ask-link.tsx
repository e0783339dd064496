import type { Shop } from "@contracts/shop"
import type { I18n } from "@messages/i18n"
import { Field } from "@/components/form/field"
import { NoticePage } from "@/components/shell/notice-page"

/** `sent` for every address, known or not: the page does not tell which ones have an account. */
export type AskLinkState = "ask" | "sent" | "invalid" | "busy" | "trouble"

interface Props {
  i18n: I18n
  shop: Shop | null
  state: AskLinkState
  /** What was typed, which an error must not take away. */
  email: string
}

/** A plain form: an address is typed, and the link to its account is mailed there. */
export function AskLinkPage({ i18n, shop, state, email }: Props) {
  const isSent = state === "sent"
  return (
    <NoticePage
      i18n={i18n}
      shop={shop}
      icon="mail"
      title={i18n.t(isSent ? "ask_link.sent.title" : "ask_link.title")}
      text={i18n.t(isSent ? "ask_link.sent.text" : "ask_link.text")}
    >
      {(state === "busy" || state === "trouble") && (
        <p role="alert" className="rounded-xl bg-bad-soft px-4 py-3 font-semibold text-bad">
          {i18n.t(`ask_link.${state}`)}
        </p>
      )}
      {isSent ? (
        <p>
          <a className="link tap" href="/a">
            {i18n.t("ask_link.again")}
          </a>
        </p>
      ) : (
        <form method="post" action="/a" className="mt-1 grid gap-4">
          <Field
            id="email"
            name="email"
            type="email"
            label={i18n.t("ask_link.email")}
            problem={state === "invalid" ? i18n.t("ask_link.invalid") : undefined}
            defaultValue={email}
            autoFocus
            autoComplete="email"
            maxLength={254}
            required
            dir="ltr"
          />
          <button className="btn btn-primary">{i18n.t("ask_link.act")}</button>
        </form>
      )}
    </NoticePage>
  )
}
