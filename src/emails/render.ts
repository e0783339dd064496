import { createElement } from "react"
import { Layout } from "./layout"
import { render, toPlainText } from "./react-email"
import type { MailContent, MailContext, RenderedMail } from "./types"
import { requireWebAddress } from "./web-address"

/**
 * A subject and a preheader are one line, whatever a project is called: a line break there would begin a new header, and
 * a mark that turns the direction of text would make it read as another.
 */
const singleLine = (value: string): string =>
  value.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, " ").trim()

const toText = (html: string): string =>
  toPlainText(html, {
    selectors: [
      { selector: "h1", format: "heading", options: { uppercase: false } },
      // The bare address follows right below the button.
      { selector: "a.m-button", format: "anchor", options: { ignoreHref: true } },
      { selector: "table.m-facts", format: "dataTable", options: { uppercaseHeaderCells: false, maxColumnWidth: 70 } },
    ],
  })

/**
 * One mail, ready to send: subject, HTML and a text that says all the HTML says.
 * @param logo_url absolute address of the shop's logo; null shows the name alone
 */
export const renderEmail = async (
  drafted: MailContent,
  { shop, i18n, logo_url }: MailContext & { logo_url: string | null },
): Promise<RenderedMail> => {
  if (logo_url !== null) requireWebAddress(logo_url, "logo")
  const content = { ...drafted, subject: singleLine(drafted.subject), preheader: singleLine(drafted.preheader) }
  const html = await render(createElement(Layout, { shop, logo_url, i18n, content }))
  return { subject: content.subject, html, text: toText(html) }
}
