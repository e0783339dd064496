import { createElement } from "react"
import { type ApprovalRequestedProps, approvalRequestedMail } from "./approval-requested"
import { type DecisionMadeProps, decisionMadeMail } from "./decision-made"
import { type FreshLinkProps, freshLinkMail } from "./fresh-link"
import { Layout } from "./layout"
import { type LinkProps, linkMail } from "./link"
import { render, toPlainText } from "./react-email"
import type { MailTemplate, RenderedMail } from "./types"
import { voiceFor } from "./voice"
import { isWebAddress } from "./web-address"

export interface EmailProps {
  link: LinkProps
  "fresh-link": FreshLinkProps
  "approval-requested": ApprovalRequestedProps
  "decision-made": DecisionMadeProps
}
export type EmailTemplate = keyof EmailProps

/** Every mail there is, as one value: `{ template, props }`. */
export type Email = { [T in EmailTemplate]: { template: T; props: EmailProps[T] } }[EmailTemplate]

const templates: { readonly [T in EmailTemplate]: MailTemplate<EmailProps[T]> } = {
  link: linkMail,
  "fresh-link": freshLinkMail,
  "approval-requested": approvalRequestedMail,
  "decision-made": decisionMadeMail,
}

/**
 * A subject and a preheader are one line, whatever a project is called: a line break there would begin a new header, and
 * a mark that turns the direction of text would make it read as another.
 */
const singleLine = (value: string): string =>
  value.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, " ").trim()

/** Names of the props that hold an address to follow or to load. */
const ADDRESSES = ["url", "admin_url", "logo_url"]

const refuseOddAddresses = (props: object): void => {
  for (const [name, value] of Object.entries(props)) {
    if (ADDRESSES.includes(name) && typeof value === "string" && !isWebAddress(value)) {
      throw new Error(`A mail's ${name} must be an http(s) address`)
    }
  }
}

const toText = (html: string): string =>
  toPlainText(html, {
    selectors: [
      { selector: "h1", format: "heading", options: { uppercase: false } },
      // The bare address follows right below the button.
      { selector: "a.m-button", format: "anchor", options: { ignoreHref: true } },
      { selector: "table.m-facts", format: "dataTable", options: { uppercaseHeaderCells: false, maxColumnWidth: 70 } },
    ],
  })

/** One mail, ready to send: subject, HTML and a text that says all the HTML says. */
export const renderEmail = async <T extends EmailTemplate>(
  template: T,
  props: EmailProps[T],
): Promise<RenderedMail> => {
  refuseOddAddresses(props)
  const voice = voiceFor(props.shop)
  const drafted = templates[template](props, voice)
  const content = { ...drafted, subject: singleLine(drafted.subject), preheader: singleLine(drafted.preheader) }
  const html = await render(createElement(Layout, { shop: props.shop, logo_url: props.logo_url, voice, content }))
  return { subject: content.subject, html, text: toText(html) }
}
