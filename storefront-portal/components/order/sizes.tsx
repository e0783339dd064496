import type { I18n } from "@messages/i18n"
import type { DocumentLine } from "@contracts/order-document"

export function Sizes({ sizes, i18n }: { sizes: DocumentLine["sizes"]; i18n: I18n }) {
  return (
    <ul aria-label={i18n.t("lines.sizes")} className="num mt-2 flex flex-wrap gap-1.5">
      {sizes.map((size) => (
        <li key={size.label} className="chip">
          <bdi>{size.label}</bdi>{" "}
          <b className="flex-none font-semibold whitespace-nowrap text-ink">{i18n.number(size.quantity)}</b>
        </li>
      ))}
    </ul>
  )
}
