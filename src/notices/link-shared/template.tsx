import { firstName } from "../../messages/first-name"
import { Action, Facts, Greeting, Paragraph, Quote, Small } from "../../emails/parts"
import type { MailContext, MailProject, MailTemplate } from "../../emails/types"

interface LinkBase {
  /** Null greets without a name. */
  recipient_name: string | null
  /** Who shared it; null when the shop's system did. */
  shared_by: string | null
  /** The rep's own words. */
  message: string | null
  url: string
  expires_at: string | null
}

export interface ProjectLinkProps extends LinkBase {
  scope: "project"
  project: MailProject
  /** Whether `shared_by` is a client who shares with a colleague. */
  is_delegated: boolean
  /** Whether the recipient may share with a colleague in turn. */
  can_delegate: boolean
}

export interface AccountLinkProps extends LinkBase {
  scope: "account"
}

export type LinkSharedProps = ProjectLinkProps | AccountLinkProps

/** What differs between the page of one project and the page of an account. */
const wording = (props: LinkSharedProps, { shop, i18n: { t } }: MailContext) => {
  const by = props.shared_by === null ? null : firstName(props.shared_by)
  if (props.scope === "project") {
    const { name: project, number, kind } = props.project
    const introOf = (by: string) =>
      t(props.is_delegated ? "link.project.intro_delegated" : "link.project.intro_by", { by, project, shop: shop.name })
    return {
      subject: t("link.project.subject", { kind, number, project }),
      preheader: t("link.project.preheader", { kind }),
      title: t("link.project.title", { project }),
      intro: by === null ? t("link.project.intro", { project }) : introOf(by),
      what: t("link.project.what"),
      action: t("link.project.action", { kind }),
      facts: [
        { label: t("fact.project"), value: project },
        { label: t("fact.number", { kind }), value: number },
      ],
    }
  }
  return {
    subject: t("link.account.subject", { shop: shop.name }),
    preheader: t("link.account.preheader", { shop: shop.name }),
    title: t("link.account.title"),
    intro:
      by === null ? t("link.account.intro", { shop: shop.name }) : t("link.account.intro_by", { by, shop: shop.name }),
    what: t("link.account.what"),
    action: t("link.account.action"),
    facts: [],
  }
}

export const linkSharedMail: MailTemplate<LinkSharedProps> = (props, context) => {
  const { recipient_name, shared_by, message, url, expires_at } = props
  const { shop, i18n } = context
  const { t } = i18n
  const words = wording(props, context)
  return {
    subject: words.subject,
    preheader: words.preheader,
    title: words.title,
    reason: t("footer.why", { shop: shop.name }),
    body: (
      <>
        <Greeting i18n={i18n} name={recipient_name} />
        <Paragraph>{words.intro}</Paragraph>
        {message ? (
          <Quote label={t("quote.from", { name: shared_by ?? shop.name })} value={message} accent={shop.accent} />
        ) : null}
        <Paragraph>{words.what}</Paragraph>
        {words.facts.length > 0 ? <Facts items={words.facts} /> : null}
        <Action shop={shop} label={words.action} url={url} address_label={t("action.address")} />
        <Small>
          {t("personal")}
          {props.scope === "project" && props.can_delegate ? ` ${t("personal.delegate")}` : null}
          {expires_at ? ` ${t("expires", { date: i18n.instant(expires_at) })}` : null}
        </Small>
      </>
    ),
  }
}
