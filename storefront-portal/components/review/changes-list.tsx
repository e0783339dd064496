import type { DocumentChange } from "@contracts/order-document"
import type { I18n } from "@messages/i18n"

interface Props {
  changes: readonly DocumentChange[]
  currency: string
  i18n: I18n
}

/** Before and after, told apart by words and strokes as well as by color. */
export function ChangesList({ changes, currency, i18n }: Props) {
  return (
    <ul className="grid gap-2">
      {changes.map((change, index) => (
        <Change key={index} change={change} currency={currency} i18n={i18n} />
      ))}
    </ul>
  )
}

function Change({ change, currency, i18n }: { change: DocumentChange; currency: string; i18n: I18n }) {
  const { before, after } = change
  const shown = (value: string) => <bdi className="whitespace-pre-line">{valueText(change, value, currency, i18n)}</bdi>
  const values = (
    <>
      {before === null ? (
        <span className="pill pill-good me-2">{i18n.t("review.changes.added")}</span>
      ) : (
        <del className="text-ink-3">
          <span className="sr-only">{i18n.t("review.changes.was")} </span>
          {shown(before)}
        </del>
      )}
      {before !== null && after !== null && <span aria-hidden="true"> → </span>}
      {after === null ? (
        <span className="pill pill-bad ms-2">{i18n.t("review.changes.removed")}</span>
      ) : (
        <ins className="font-semibold text-good no-underline">
          <span className="sr-only">{i18n.t("review.changes.now")} </span>
          {shown(after)}
        </ins>
      )}
    </>
  )
  return (
    <li className="flex flex-wrap justify-between gap-x-4">
      <span className="min-w-0" dir="auto">
        {labelText(change, i18n)}
      </span>
      <span className="num ms-auto min-w-0 text-end">
        {change.kind === "file" ? <FileChange {...change} i18n={i18n} /> : values}
      </span>
    </li>
  )
}

/** A file's fingerprints say nothing to people, only that it is another one. */
function FileChange({ before, after, i18n }: DocumentChange & { i18n: I18n }) {
  if (before === null) return <span className="pill pill-good">{i18n.t("review.changes.added")}</span>
  if (after === null) return <span className="pill pill-bad">{i18n.t("review.changes.removed")}</span>
  return <span className="pill pill-good">{i18n.t("review.changes.replaced")}</span>
}

/** Fields and totals are named by the catalogue; anything else carries the words of the order. */
function labelText({ kind, label }: DocumentChange, i18n: I18n): string {
  const key = `diff.field.${label}`
  return (kind === "field" || kind === "total") && i18n.has(key) ? i18n.t(key) : label
}

function valueText({ kind, label }: DocumentChange, value: string, currency: string, i18n: I18n): string {
  const words = `diff.value.${value}`
  if (kind === "field" && label === "proof_choice" && i18n.has(words)) return i18n.t(words)
  if (kind === "price" || kind === "total") return i18n.money(value, currency)
  if ((kind === "quantity" || kind === "line") && /^\d+(\.\d+)?$/.test(value)) return i18n.number(Number(value))
  if (kind === "field" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return i18n.day(value)
  return value
}
