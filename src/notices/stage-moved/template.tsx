import { Action, Facts, Greeting, Paragraph, Small } from "../../emails/parts"
import type { MailProject, MailTemplate } from "../../emails/types"

export interface StageMovedProps {
  /** Null greets without a name. */
  recipient_name: string | null
  project: MailProject
  /** The stage's name, in the shop's words. */
  stage: string
  /** The work is over. */
  is_done: boolean
  /** What the shop says about the stage. */
  text: string | null
  /** A calendar day; null for an order without one, and left out once the work is over. */
  in_hands_date: string | null
  url: string
}

export const stageMovedMail: MailTemplate<StageMovedProps> = (props, { shop, i18n }) => {
  const { recipient_name, project, stage, is_done, text, in_hands_date, url } = props
  const { t } = i18n
  const values = { project: project.name, stage }
  return {
    subject: t("stage_moved.subject", values),
    preheader: text ?? t("stage_moved.preheader", values),
    title: t("stage_moved.title", values),
    reason: t("footer.why", { shop: shop.name }),
    body: (
      <>
        <Greeting i18n={i18n} name={recipient_name} />
        <Paragraph>{text ?? t("stage_moved.intro", values)}</Paragraph>
        <Facts
          items={[
            { label: t("fact.project"), value: project.name },
            { label: t("fact.number", { kind: project.kind }), value: project.number },
            { label: t("stage_moved.stage"), value: stage },
            ...(in_hands_date && !is_done
              ? [{ label: t("stage_moved.in_hands"), value: i18n.day(in_hands_date) }]
              : []),
          ]}
        />
        <Action shop={shop} label={t("stage_moved.action")} url={url} address_label={t("action.address")} />
        <Small>{t("personal")}</Small>
      </>
    ),
  }
}
