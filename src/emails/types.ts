import type { ReactNode } from "react"
import type { Shop } from "../contracts/shop"
import type { I18n } from "../messages/i18n"

/** The order as a mail names it. `number` is shown as it is given. */
export interface MailProject {
  name: string
  number: string
  kind: "quote" | "order"
}

/** What every mail knows beside its own data. */
export interface MailContext {
  shop: Shop
  /** The recipient's language. */
  i18n: I18n
}

/** What a template makes of its data; the layout turns it into a mail. */
export interface MailContent {
  subject: string
  /** The line that inboxes show after the subject. */
  preheader: string
  title: string
  /** Why the reader gets it; stands at the very end. */
  reason: string
  body: ReactNode
  /** An answer by mail goes into the project's thread. */
  can_reply?: boolean
  /** Where the reader chooses which mails they get; of those that they can do without. */
  preferences_url?: string | null
}

export type MailTemplate<Data> = (data: Data, context: MailContext) => MailContent

export interface RenderedMail {
  subject: string
  html: string
  text: string
}
