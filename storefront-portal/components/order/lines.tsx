import type { I18n } from "@messages/i18n"
import type { LineGroup } from "@contracts/sections"
import { Sizes } from "./sizes"

interface Props {
  groups: readonly LineGroup[]
  currency: string
  /** Shows quantities alone. */
  isUnpriced?: boolean
  i18n: I18n
}

/** The order's lines, on the order page and in the document that is signed. */
export function Lines({ groups, currency, isUnpriced = false, i18n }: Props) {
  const filled = groups.filter((group) => group.lines.length > 0)
  if (filled.length === 0) return <p className="row text-ink-2">{i18n.t("lines.empty")}</p>
  const all = filled.flatMap((group) => group.lines)
  const mixed = all.some((line) => line.tax_included) && all.some((line) => !line.tax_included)
  return filled.map((group, index) => (
    <div key={index}>
      {group.title && (
        <h3
          className="border-t border-line px-5 pt-3.5 text-xs font-[650] tracking-wide wrap-anywhere text-ink-3 uppercase"
          dir="auto"
        >
          {group.title}
        </h3>
      )}
      <ul>
        {group.lines.map((line, at) => (
          <Line
            key={line.item_ids[0] ?? at}
            line={line}
            currency={currency}
            isUnpriced={isUnpriced}
            i18n={i18n}
            joined={at === 0 && group.title !== null}
            saysTax={mixed}
          />
        ))}
      </ul>
    </div>
  ))
}

interface LineProps {
  line: LineGroup["lines"][number]
  currency: string
  isUnpriced: boolean
  i18n: I18n
  /** Follows its group's heading without a rule between. */
  joined: boolean
  /** Among lines with and without their tax each says which it is; where all are alike, the totals say it once. */
  saysTax: boolean
}

function Line({ line, currency, isUnpriced, i18n, joined, saysTax }: LineProps) {
  return (
    <li className={`line flex flex-wrap gap-x-4 gap-y-1 px-5 ${joined ? "pt-2.5 pb-4" : "border-t border-line py-4"}`}>
      {line.thumbnail && (
        <img src={line.thumbnail} alt="" width={64} height={64} loading="lazy" decoding="async" className="thumb" />
      )}
      <div className="min-w-0 flex-1 basis-28">
        <h4 className="font-semibold" dir="auto">
          {line.title}
        </h4>
        {line.details && (
          <p className="own-lines text-sm text-ink-2" dir="auto">
            {line.details}
          </p>
        )}
        {line.note && (
          <p
            className="mt-1 w-fit border-s-2 border-line-strong ps-2.5 text-sm whitespace-pre-line text-ink-2"
            dir="auto"
          >
            {line.note}
          </p>
        )}
        {line.sizes.length > 0 && <Sizes sizes={line.sizes} i18n={i18n} />}
      </div>
      <p className="num ms-auto text-end">
        {isUnpriced && (
          <b className="font-semibold">
            {i18n.t("page.pieces", { count: line.quantity, n: i18n.number(line.quantity) })}
          </b>
        )}
        {!isUnpriced && <Price line={line} currency={currency} i18n={i18n} />}
        {saysTax && !isUnpriced && (
          <span className="block text-sm text-ink-3">
            {i18n.t(line.tax_included ? "lines.tax.included" : "lines.tax.added")}
          </span>
        )}
      </p>
    </li>
  )
}

function Price({ line, currency, i18n }: Pick<LineProps, "line" | "currency" | "i18n">) {
  return (
    <>
      <b className="font-semibold whitespace-nowrap">{i18n.money(line.total, currency)}</b>
      <span className="block text-sm text-ink-2">
        {i18n.t("lines.each", { quantity: i18n.number(line.quantity), price: i18n.money(line.unit_price, currency) })}
      </span>
    </>
  )
}
