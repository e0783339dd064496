import { addressText, groupPacked, type Package, type ShippingNews, type ToldPackage } from "../../contracts"
import { Action, Greeting, LinkedItem, Paragraph, Small } from "../../emails/parts"
import type { MailContext, MailProject, MailTemplate } from "../../emails/types"
import type { I18n } from "../../messages/i18n"

export interface ShipmentUpdateProps {
  /** Null greets without a name. */
  recipient_name: string | null
  project: MailProject
  /** What the reader has not been told; never nothing. */
  news: ShippingNews
  still_to_come: Package["items"]
  /** The order's page. */
  url: string
}

/** "80 × Heavy tee (S 8, M 24)". */
const itemsText = (items: Package["items"], i18n: I18n): string =>
  i18n.list(
    groupPacked(items).map(({ title, quantity, sizes }) => {
      const values = { title, quantity: i18n.number(quantity) }
      if (sizes.length === 0) return i18n.t("shipment_update.item", values)
      const text = sizes.map((size) => `${size.label} ${i18n.number(size.quantity)}`).join(", ")
      return i18n.t("shipment_update.item.sizes", { ...values, sizes: text })
    }),
  )

const numbersOf = ({ tracking }: ToldPackage): string =>
  tracking
    .map(({ number }) => number)
    .filter(Boolean)
    .join(", ")

/** What is known of a package beside its numbers, each on a line. */
const notesOf = (told: ToldPackage, i18n: I18n): string[] => {
  const { t } = i18n
  const { pickup, destination, service, items } = told
  return [
    ...(pickup ? [pickup.address, pickup.hours, pickup.note ?? ""].filter(Boolean) : []),
    ...(destination ? [t("shipment_update.to", { address: addressText(destination) })] : []),
    ...(service ? [t("shipment_update.package.service", { service })] : []),
    ...(items.length > 0 ? [t("shipment_update.contents", { items: itemsText(items, i18n) })] : []),
  ]
}

const labelOf = ({ number, carrier }: ToldPackage["tracking"][number], { t }: I18n): string => {
  if (!number) return t("shipment_update.package.link")
  return carrier
    ? t("shipment_update.package.tracked", { carrier, number })
    : t("shipment_update.package.number", { number })
}

/** One package: an entry for each of its numbers, of which the last says what is in it. */
function ToldItem({
  told,
  lead,
  url,
  context,
}: {
  told: ToldPackage
  lead: string[]
  url: string
  context: MailContext
}) {
  const { shop, i18n } = context
  const notes = [...lead, ...notesOf(told, i18n)]
  const plain = told.pickup
    ? i18n.t("shipment_update.package.pickup", { place: told.pickup.place })
    : i18n.t("shipment_update.package.plain")
  const entries =
    told.pickup || told.tracking.length === 0
      ? [{ label: plain, link: null }]
      : told.tracking.map((one) => ({ label: labelOf(one, i18n), link: one.link }))
  return entries.map(({ label, link }, index) => (
    <LinkedItem
      key={label}
      label={label}
      url={link ?? url}
      notes={index === entries.length - 1 ? notes : []}
      quote={null}
      accent={shop.accent}
    />
  ))
}

const kindOf = ({ added, corrected, canceled }: ShippingNews): "pickup" | "correction" | "shipped" => {
  if (corrected.length + canceled.length > 0) return "correction"
  return added.every(({ pickup }) => pickup !== null) ? "pickup" : "shipped"
}

const canceledText = (told: ToldPackage, i18n: I18n): string => {
  const numbers = numbersOf(told)
  const items = itemsText(told.items, i18n)
  const what = numbers
    ? i18n.t("shipment_update.canceled.number", { numbers, items })
    : i18n.t("shipment_update.canceled.plain", { items })
  return i18n.t("shipment_update.canceled", { what })
}

const leadOf = ({ before, changes }: ShippingNews["corrected"][number], i18n: I18n): string[] => {
  const { t } = i18n
  const numbers = numbersOf(before)
  return [
    t("shipment_update.corrected", {
      changes: i18n.list(changes.map((change) => t(`shipment_update.change.${change}`))),
    }),
    ...(changes.includes("tracking") && numbers ? [t("shipment_update.instead", { numbers })] : []),
  ]
}

export const shipmentUpdateMail: MailTemplate<ShipmentUpdateProps> = (props, context) => {
  const { recipient_name, project, news, still_to_come, url } = props
  const { shop, i18n } = context
  const { t } = i18n
  const count = news.added.length
  const values = { kind: kindOf(news), project: project.name, number: project.number, count, n: i18n.number(count) }
  const current = [...news.added, ...news.corrected.map(({ after }) => after)]
  const is_complete = still_to_come.length === 0 && current.some(({ pickup }) => pickup === null)
  return {
    subject: t("shipment_update.subject", values),
    preheader: current.flatMap((told) => numbersOf(told) || []).join(", ") || t("shipment_update.title", values),
    title: t("shipment_update.title", values),
    reason: t("footer.why", { shop: shop.name }),
    body: (
      <>
        <Greeting i18n={i18n} name={recipient_name} />
        <Paragraph>{t("shipment_update.intro", values)}</Paragraph>
        {news.canceled.map((told) => (
          <Paragraph key={told.id}>{canceledText(told, i18n)}</Paragraph>
        ))}
        {news.corrected.map((one) => (
          <ToldItem key={one.after.id} told={one.after} lead={leadOf(one, i18n)} url={url} context={context} />
        ))}
        {news.added.map((told) => (
          <ToldItem key={told.id} told={told} lead={[]} url={url} context={context} />
        ))}
        {still_to_come.length > 0 && (
          <Paragraph>{t("shipment_update.pending", { items: itemsText(still_to_come, i18n) })}</Paragraph>
        )}
        {is_complete && <Paragraph>{t("shipment_update.complete")}</Paragraph>}
        <Action shop={shop} label={t("shipment_update.action")} url={url} address_label={t("action.address")} />
        <Small>{t("personal")}</Small>
      </>
    ),
  }
}
