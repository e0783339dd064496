import { ArrowPath, ChatBubbleLeftRight, Envelope, SquareTwoStackMini, Trash } from "@medusajs/icons"
import { IconButton, StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { LastNotice, LinkState, PortalLink } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { Menu } from "../lib/menu"
import type { MenuAction } from "../lib/menu"
import type { LinkActions } from "./use-link-actions"

const COLORS = { active: "green", expired: "orange", revoked: "grey" } as const satisfies Record<LinkState, string>

function LinkMenu({ link, actions }: { link: PortalLink; actions: LinkActions }) {
  const { t } = useTranslation("clientPortal")
  const passOn: MenuAction[] = [
    { label: t("links.showTexts"), icon: <ChatBubbleLeftRight />, onSelect: () => actions.showTexts(link) },
    { label: t("links.sendAgainMenu"), icon: <Envelope />, onSelect: () => actions.sendAgain(link) },
  ]
  const change: MenuAction[] = [
    { label: t("links.rotateMenu"), icon: <ArrowPath />, onSelect: () => actions.rotate(link) },
    { label: t("links.revokeMenu"), icon: <Trash />, onSelect: () => actions.revoke(link) },
  ]
  return (
    <Menu
      label={t("links.actionsFor", { name: link.recipient_name })}
      busy={actions.busyId === link.id}
      groups={link.state === "active" ? [passOn, change] : [change]}
    />
  )
}

/** What may be seen of the link, and one press for all of it. */
function LinkField({ link, actions }: { link: PortalLink; actions: LinkActions }) {
  const { t } = useTranslation("clientPortal")
  return (
    <div className="flex min-w-0 items-center gap-x-1">
      <Text size="xsmall" leading="compact" className="text-ui-fg-subtle truncate" title={link.display}>
        {link.display}
      </Text>
      {link.state === "active" && (
        <IconButton
          type="button"
          size="xsmall"
          variant="transparent"
          aria-label={t("links.copyOf", { name: link.recipient_name })}
          title={t("links.copy")}
          onClick={() => actions.copy(link)}
        >
          <SquareTwoStackMini className="text-ui-fg-subtle" />
        </IconButton>
      )}
    </div>
  )
}

const MAIL_COLORS = { queued: "grey", sent: "green", failed: "red", skipped: "grey" } as const satisfies Record<
  LastNotice["state"],
  string
>

/** What became of the newest mail: waiting, sent, or not sent and why. */
function Mail({ mail }: { mail: LastNotice }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  return (
    <div className="flex flex-col gap-y-1" role="status">
      <div className="flex flex-wrap items-center gap-2">
        <StatusBadge color={MAIL_COLORS[mail.state]}>{t(`links.mail.${mail.state}`)}</StatusBadge>
        <Text as="span" size="xsmall" leading="compact" className="text-ui-fg-subtle">
          {format.moment(mail.at)}
        </Text>
      </div>
      {mail.reason && (
        <Text size="xsmall" leading="compact" className="text-ui-fg-error break-words">
          {t("links.mail.reason", { reason: mail.reason })}
        </Text>
      )}
    </div>
  )
}

/** That mails to the address are in doubt, unless the newest mail's own outcome says it already. */
function Returned({ link: { returned_mail, last_notice } }: { link: PortalLink }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  if (!returned_mail || last_notice?.reason === returned_mail.reason) return null
  return (
    <Text size="xsmall" leading="compact" className="text-ui-fg-error break-words">
      {t(`links.returned.${returned_mail.kind}`, {
        at: format.moment(returned_mail.at),
        reason: returned_mail.reason,
      })}
    </Text>
  )
}

interface LinkRowProps {
  link: PortalLink
  actions: LinkActions
}

/** One recipient: who, which link, whether it works, whether anybody looked. */
export function LinkRow({ link, actions }: LinkRowProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const facts = [
    link.delegated_by && t("links.sharedBy", { name: link.delegated_by.name }),
    link.last_opened_at ? t("links.lastOpened", { at: format.moment(link.last_opened_at) }) : t("links.notOpened"),
    t("links.sharedTimes", { count: link.share_count }),
    link.expires_at && link.state === "active" && t("links.expires", { at: format.moment(link.expires_at) }),
  ].filter(Boolean)

  return (
    <div className="flex items-start justify-between gap-x-3 px-6 py-3">
      <div className="flex min-w-0 flex-col gap-y-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Text size="small" leading="compact" weight="plus">
            {link.recipient_name || t("links.erased")}
          </Text>
          <StatusBadge color={COLORS[link.state]}>{t(`links.state.${link.state}`)}</StatusBadge>
        </div>
        <Text size="small" leading="compact" className="text-ui-fg-subtle truncate" title={link.recipient_email}>
          {link.recipient_email}
        </Text>
        <LinkField link={link} actions={actions} />
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
          {facts.join(" · ")}
        </Text>
        {link.last_notice && <Mail mail={link.last_notice} />}
        <Returned link={link} />
      </div>
      {link.state !== "revoked" && <LinkMenu link={link} actions={actions} />}
    </div>
  )
}
