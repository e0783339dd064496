import { Alert, Button, Text, toast, usePrompt } from "@medusajs/ui"
import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { CustomerPanel } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { useFormat } from "../lib/format"
import { TOAST_PLACE } from "../lib/toast-place"
import { useMessageOf } from "../lib/use-message-of"
import { projectPath } from "../project/use-project-url"
import { PreviewButton } from "../project/preview-button"
import { LinkLog } from "../people/link-log"
import { LinkRow } from "../people/link-row"
import type { LinkActions } from "../people/use-link-actions"
import { ContactDrawer } from "./contact-drawer"
import { useCountWords } from "./use-count-words"

interface PartProps {
  panel: CustomerPanel
  onChanged: () => void
}

/** What the account comes to, in one line. */
export function AccountCounts({ panel: { counts } }: Pick<PartProps, "panel">) {
  const countWords = useCountWords()
  return (
    <Text size="small" leading="compact" className="px-6 py-4">
      {countWords(counts)}
    </Text>
  )
}

/** Why no one of the account gets in, and the way out of it. */
export function LockedNotice({ panel: { link, contacts, locked_until }, onChanged }: PartProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const messageOf = useMessageOf()
  const linkId = link?.id ?? contacts[0]?.id
  const unlock = useMutation({
    mutationFn: (id: string) => portalApi.unlockAccount({ params: { id } }),
    onSuccess: () => {
      toast.success(t("account.unlocked"), TOAST_PLACE)
      onChanged()
    },
    onError: (error) => toast.error(messageOf(error)),
  })
  if (locked_until === null || linkId === undefined) return null
  return (
    <div className="flex flex-col items-start gap-y-3 px-6 py-4">
      <Alert variant="error">{t("account.locked", { at: format.moment(locked_until) })}</Alert>
      <Button size="small" variant="secondary" isLoading={unlock.isPending} onClick={() => unlock.mutate(linkId)}>
        {t("account.unlock")}
      </Button>
    </div>
  )
}

/** Why people did not get in, and who still opens what is no longer this customer's. */
export function AccountWarnings({ panel: { entry_problems, moved_away } }: Pick<PartProps, "panel">) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  if (entry_problems.length + moved_away.length === 0) return null
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      {entry_problems.map(({ link_id, name, reason, at, detail }) => (
        <Alert key={link_id} variant="warning">
          {t(`account.problem.${reason}`, { name, at: format.moment(at) })}
          {detail !== null && <span className="block">{t("account.problemDetail", { detail })}</span>}
        </Alert>
      ))}
      {moved_away.map(({ order_id, project_id, name, moved_at, links }) => (
        <Alert key={order_id} variant="warning">
          {t("account.movedAway", {
            order: name,
            at: format.moment(moved_at),
            names: links.map((link) => link.name).join(", "),
          })}{" "}
          <Link to={`${projectPath(project_id)}?tab=people`} className="text-ui-fg-interactive">
            {t("account.movedOpen")}
          </Link>
        </Alert>
      ))}
    </div>
  )
}

interface PeopleProps extends PartProps {
  customerId: string
  actions: LinkActions
}

/** The account's other people, and what became of everyone's codes. */
export function AccountPeople({ customerId, panel, actions, onChanged }: PeopleProps) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const prompt = usePrompt()
  const [isAdding, setAdding] = useState(false)
  const active = [panel.link, ...panel.contacts].flatMap((link) => (link?.state === "active" ? [link] : []))
  const forget = useMutation({
    mutationFn: () => Promise.all(active.map(({ id }) => portalApi.endDevices({ params: { id } }))),
    onSuccess: () => {
      toast.success(t("account.devicesEnded"), TOAST_PLACE)
      onChanged()
    },
    onError: (error) => toast.error(messageOf(error)),
  })
  const askToForget = async () => {
    const agreed = await prompt({
      title: t("account.endDevicesTitle"),
      description: t("account.endDevicesText"),
      confirmText: t("account.endDevices"),
      cancelText: t("form.cancel"),
    })
    if (agreed) forget.mutate()
  }
  return (
    <>
      {panel.contacts.map((link) => (
        <LinkRow key={link.id} link={link} actions={actions} />
      ))}
      <div className="flex flex-wrap gap-2 px-6 py-4">
        <Button size="small" variant="secondary" onClick={() => setAdding(true)}>
          {t("account.addPerson")}
        </Button>
        <PreviewButton create={() => portalApi.createAccountPreview({ params: { id: customerId } })} />
        {active.length > 0 && (
          <Button size="small" variant="transparent" isLoading={forget.isPending} onClick={() => void askToForget()}>
            {t("account.endDevices")}
          </Button>
        )}
      </div>
      <LinkLog events={panel.events} />
      {isAdding && <ContactDrawer customerId={customerId} onClose={() => setAdding(false)} onChanged={onChanged} />}
    </>
  )
}
