import { type PostalAddress, postalAddressLines } from "../../contracts"
import { Action, Facts, Greeting, Paragraph } from "../../emails/parts"
import type { MailProject, MailTemplate } from "../../emails/types"
import type { I18n } from "../../messages/i18n"
import type { FeedTemplate } from "../send-feed-line"

export interface AddressCorrectedProps {
  /** The rep; null for a line that is for every user. */
  recipient_name: string | null
  project: MailProject
  client_name: string
  /** What they should be, oldest first; at least one. */
  addresses: readonly PostalAddress[]
  /** The project in the admin; null when the plugin is not told where the admin lives. */
  admin_url: string | null
}

const valuesOf = ({ client_name, project, addresses }: AddressCorrectedProps, i18n: I18n) => ({
  who: client_name,
  project: project.name,
  count: addresses.length,
  n: i18n.number(addresses.length),
})

const inOneLine = ({ addresses }: AddressCorrectedProps): string =>
  addresses.map((address) => postalAddressLines(address).join(", ")).join("; ")

export const addressCorrectedMail: MailTemplate<AddressCorrectedProps> = (props, { shop, i18n }) => {
  const { recipient_name, project, addresses, admin_url } = props
  const { t } = i18n
  const values = valuesOf(props, i18n)
  return {
    subject: t("address_corrected.subject", values),
    preheader: inOneLine(props),
    title: t("address_corrected.title", values),
    reason: t("footer.why_staff", { shop: shop.name }),
    body: (
      <>
        <Greeting i18n={i18n} name={recipient_name} />
        <Paragraph>{t("address_corrected.intro", values)}</Paragraph>
        <Facts
          items={[
            ...addresses.map((address, at) => ({
              label: t("address_corrected.address", { count: addresses.length, n: i18n.number(at + 1) }),
              value: postalAddressLines(address).join("\n"),
            })),
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

export const addressCorrectedLine: FeedTemplate<AddressCorrectedProps> = (props, i18n) => ({
  title: i18n.t("address_corrected.title", valuesOf(props, i18n)),
  text: inOneLine(props),
})
