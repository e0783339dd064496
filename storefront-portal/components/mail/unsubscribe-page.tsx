import type { MailKind } from "@contracts/mail/preference"
import type { Shop } from "@contracts/shop"
import type { I18n } from "@messages/i18n"
import { NoticePage } from "@/components/shell/notice-page"

interface Props {
  shop: Shop | null
  i18n: I18n
  token: string
  /** Null as long as nothing was asked for. */
  outcome: { kind: MailKind } | "not_valid" | "trouble" | null
}

/** Ends one kind of mails by a button. Opening the page changes nothing: mail filters open every address of a mail. */
export function UnsubscribePage({ shop, i18n, token, outcome }: Props) {
  const { t } = i18n
  if (outcome !== null && typeof outcome === "object")
    return (
      <NoticePage
        i18n={i18n}
        shop={shop}
        icon="mail"
        title={t("unsubscribe.done")}
        text={t("unsubscribe.done.text", { kind: outcome.kind })}
      />
    )
  if (outcome === "not_valid")
    return (
      <NoticePage
        i18n={i18n}
        shop={shop}
        icon="mail"
        title={t("unsubscribe.expired")}
        text={t("unsubscribe.expired.text")}
      />
    )
  return (
    <NoticePage i18n={i18n} shop={shop} icon="mail" title={t("unsubscribe.title")} text={t("unsubscribe.text")}>
      {outcome === "trouble" && (
        <p role="alert" className="rounded-xl bg-bad-soft px-4 py-3 text-bad">
          {t("mail_choice.problem.trouble")}
        </p>
      )}
      <form method="post" action={`/unsubscribe/${token}`}>
        <button className="btn btn-primary">{t("unsubscribe.act")}</button>
      </form>
    </NoticePage>
  )
}
