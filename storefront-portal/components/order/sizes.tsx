import type { DocumentLine } from "@contracts/order-document"
import type { Format } from "@/lib/format"
import { t } from "@/lib/messages"

export function Sizes({ sizes, f }: { sizes: DocumentLine["sizes"]; f: Format }) {
  return (
    <ul aria-label={t("lines.sizes")} className="num mt-2 flex flex-wrap gap-1.5">
      {sizes.map((size) => (
        <li key={size.label} className="chip">
          <bdi>{size.label}</bdi>{" "}
          <b className="flex-none font-semibold whitespace-nowrap text-ink">{f.number(size.quantity)}</b>
        </li>
      ))}
    </ul>
  )
}
