import { greeting } from "./greeting"
import { Action, Facts, Paragraph, Quote, Small } from "./parts"
import type { MailBase, MailContent, MailProject, MailTemplate } from "./types"
import type { Voice } from "./voice"

interface LinkBase extends MailBase {
  /** Null greets without a name. */
  recipient_name: string | null
  /** The staff member who shared it; null when the shop's system did. */
  shared_by: string | null
  /** The rep's own words. */
  message: string | null
  url: string
  expires_at: string | null
}

export interface ProjectLinkProps extends LinkBase {
  scope: "project"
  project: MailProject
  /** Whether `shared_by` is a client who gives a colleague the link. */
  is_given: boolean
  /** Whether the recipient may give a colleague a link in turn. */
  can_give: boolean
}

export interface AccountLinkProps extends LinkBase {
  scope: "account"
}

export type LinkProps = ProjectLinkProps | AccountLinkProps

/** What differs between the page of one project and the page of an account. */
const wording = (props: LinkProps, { t }: Voice) => {
  const by = props.shared_by
  if (props.scope === "project") {
    const { name: project, number, kind } = props.project
    return {
      subject: t("link.project.subject", { kind, number, project }),
      preheader: t("link.project.preheader", { kind }),
      title: t("link.project.title", { project }),
      intro: by
        ? t(props.is_given ? "link.project.intro_given" : "link.project.intro_by", { by, kind, shop: props.shop.name })
        : t("link.project.intro", { kind }),
      what: t("link.project.what"),
      action: t("link.project.action", { kind }),
      facts: [
        { label: t("fact.project"), value: project },
        { label: t("fact.number", { kind }), value: number },
      ],
    }
  }
  const shop = props.shop.name
  return {
    subject: t("link.account.subject", { shop }),
    preheader: t("link.account.preheader", { shop }),
    title: t("link.account.title"),
    intro: by ? t("link.account.intro_by", { by }) : t("link.account.intro", { shop }),
    what: t("link.account.what"),
    action: t("link.account.action"),
    facts: [],
  }
}

export const linkMail: MailTemplate<LinkProps> = (props, voice): MailContent => {
  const { shop, recipient_name, shared_by, message, url, expires_at } = props
  const { t } = voice
  const words = wording(props, voice)
  return {
    subject: words.subject,
    preheader: words.preheader,
    title: words.title,
    reason: t("footer.why", { shop: shop.name }),
    body: (
      <>
        <Paragraph>{greeting(voice, recipient_name)}</Paragraph>
        <Paragraph>{words.intro}</Paragraph>
        {message ? (
          <Quote label={t("quote.from", { name: shared_by ?? shop.name })} value={message} accent={shop.accent} />
        ) : null}
        <Paragraph>{words.what}</Paragraph>
        {words.facts.length > 0 ? <Facts items={words.facts} /> : null}
        <Action shop={shop} label={words.action} url={url} address_label={t("action.address")} />
        <Small>
          {t("personal")}
          {props.scope === "project" && props.can_give ? ` ${t("personal.give")}` : null}
          {expires_at ? ` ${t("expires", { date: voice.instant(expires_at) })}` : null}
        </Small>
      </>
    ),
  }
}
