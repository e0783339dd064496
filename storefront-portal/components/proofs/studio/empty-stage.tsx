import type { SentVersion } from "@contracts/proof/page"
import type { I18n } from "@messages/i18n"
import { IconTile } from "@/components/shell/icon"

/** In place of pictures: a waiver has none, and some files have no preview. */
export function EmptyStage({ version: { waives }, i18n }: { version: SentVersion; i18n: I18n }) {
  const title = i18n.t(waives ? "studio.waiver.title" : "studio.nothing.title")
  const text = waives
    ? i18n.t("studio.waiver.text", {
        title: waives.title,
        version: i18n.number(waives.version_number),
        order: waives.order_number,
        date: i18n.date(waives.approved_at),
      })
    : i18n.t("studio.nothing.text")
  return (
    <div className="card m-auto grid max-w-md gap-2 p-6 shadow-(--shadow)">
      <IconTile name="image" tone="plain" />
      <h2>{title}</h2>
      <p className="text-ink-2">{text}</p>
    </div>
  )
}
