import type { ChecklistKind } from "../../contracts"
import { Action, Facts, Greeting, Paragraph } from "../../emails/parts"
import type { MailProject, MailTemplate } from "../../emails/types"
import type { I18n } from "../../messages/i18n"
import type { FeedTemplate } from "../send-feed-line"

export interface ChecklistGivenProps {
  /** The rep; null for a line that is for every user. */
  recipient_name: string | null
  project: MailProject
  client_name: string
  /** Oldest first; at least one. */
  items: readonly { kind: ChecklistKind; title: string | null; /** Words and names of files. */ text: string | null }[]
  /** The project in the admin; null when the plugin is not told where the admin lives. */
  admin_url: string | null
}

const nameOf = ({ kind, title }: ChecklistGivenProps["items"][number], { t }: I18n): string =>
  title ?? t(`checklist.kind.${kind}`)

const valuesOf = ({ client_name, project, items }: ChecklistGivenProps, i18n: I18n) => ({
  who: client_name,
  project: project.name,
  items: i18n.list(items.map((item) => i18n.t("checklist_given.item", { title: nameOf(item, i18n) }))),
})

export const checklistGivenMail: MailTemplate<ChecklistGivenProps> = (props, { shop, i18n }) => {
  const { recipient_name, project, items, admin_url } = props
  const { t } = i18n
  const values = valuesOf(props, i18n)
  return {
    subject: t("checklist_given.subject", values),
    preheader: values.items,
    title: t("checklist_given.title", values),
    reason: t("footer.why_staff", { shop: shop.name }),
    body: (
      <>
        <Greeting i18n={i18n} name={recipient_name} />
        <Paragraph>{t("checklist_given.intro", values)}</Paragraph>
        <Facts
          items={[
            ...items.map((item) => ({ label: nameOf(item, i18n), value: item.text ?? t("checklist_given.see") })),
            { label: t("fact.project"), value: project.name },
            { label: t("fact.number", { kind: project.kind }), value: project.number },
          ]}
        />
        {admin_url ? (
          <Action shop={shop} label={t("checklist_given.action")} url={admin_url} address_label={t("action.address")} />
        ) : null}
      </>
    ),
  }
}

export const checklistGivenLine: FeedTemplate<ChecklistGivenProps> = (props, i18n) => {
  const values = valuesOf(props, i18n)
  return { title: i18n.t("checklist_given.title", values), text: values.items }
}
