import type { ChecklistItem } from "@contracts/checklist"
import type { I18n } from "@messages/i18n"

export const itemTitle = ({ kind, title }: Pick<ChecklistItem, "kind" | "title">, i18n: I18n): string =>
  title ?? i18n.t(`checklist.kind.${kind}`)

/** Why it is needed, and for which lines; of what was given in vain, why it is asked for again. */
export function itemText(item: ChecklistItem, i18n: I18n): string {
  const { kind, incomplete } = item
  const lines = [...new Set(item.lines.map(({ title }) => title))]
  const sentences = [
    ...(kind === "address" && incomplete ? [i18n.t("checklist.text.address.incomplete")] : []),
    ...(item.given ? [i18n.t("checklist.text.turned_down")] : []),
    ...(kind === "other" ? [] : [i18n.t(`checklist.text.${kind}`)]),
  ]
  const about = lines.length > 0 ? i18n.t("checklist.for", { lines: lines.join(", ") }) : ""
  return [about, sentences.join(" ")].filter(Boolean).join(" · ")
}

/** Who gave it and when. */
export function givenText({ given }: ChecklistItem, viewerName: string, i18n: I18n): string | null {
  if (!given) return null
  const who = given.by.name === viewerName ? "you" : "other"
  return i18n.t("checklist.given", { who, name: given.by.name, date: i18n.date(given.at) })
}
