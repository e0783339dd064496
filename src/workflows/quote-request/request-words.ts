import type { MedusaContainer } from "@medusajs/framework/types"
import { lineWords, piecesOf, type QuoteRequestContent, type RequestedLine } from "../../contracts"
import { portalServices } from "../../lib/services"
import type { LeftOutFile } from "../file/given-files"
import { createI18n, type I18n } from "../../messages/i18n"

const lineText = (line: RequestedLine, { t, number }: I18n): string => {
  const count = piecesOf(line) ?? 0
  const what = [lineWords(line), line.decoration].filter(Boolean).join(", ")
  const sizes = line.sizes.map(({ label, quantity }) => `${label} ${number(quantity)}`).join(", ")
  return t("quote_request.message.line", { n: number(count), what, sizes, has_sizes: sizes === "" ? "no" : "yes" })
}

/**
 * A request as the first message of its thread: what is asked for, then the client's own words.
 * @param left_out logos for which there was no room
 */
export const requestWords = (content: QuoteRequestContent, i18n: I18n, left_out: readonly LeftOutFile[]): string => {
  const { t } = i18n
  const { lines, in_hands_date, budget, notes, remarks } = content
  const facts = [
    t("quote_request.message.title"),
    ...lines.map((line) => lineText(line, i18n)),
    ...(in_hands_date ? [t("quote_request.message.in_hands", { day: i18n.day(in_hands_date) })] : []),
    ...(budget ? [t("quote_request.message.budget", { budget })] : []),
  ]
  const logos =
    left_out.length > 0 ? t("quote_request.message.logos", { files: i18n.list(left_out.map(({ name }) => name)) }) : ""
  return [facts.join("\n"), notes, remarks, logos].filter(Boolean).join("\n\n")
}

/** The shop's language: the job that writes the message does not know the client's. */
export const shopI18n = async (container: MedusaContainer): Promise<I18n> => {
  const { locale, time_zone } = await portalServices(container).settings.getShop()
  return createI18n({ locales: [locale], timeZone: time_zone })
}
