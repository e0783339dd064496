import type { ReactNode } from "react"
import type { Shop } from "../contracts/shop"
import type { Voice } from "./voice"

/** What every mail is told, whatever it is about. */
export interface MailBase {
  shop: Shop
  /** Absolute address of the shop's logo; null shows the name alone. */
  logo_url: string | null
}

/** The order as a mail names it. `number` is shown as it is given. */
export interface MailProject {
  name: string
  number: string
  kind: "quote" | "order"
}

/** What a template makes of its data; the shell turns it into a mail. */
export interface MailContent {
  subject: string
  /** The line that inboxes show after the subject. */
  preheader: string
  title: string
  /** Why the reader gets it; stands at the very end. */
  reason: string
  body: ReactNode
}

export type MailTemplate<Props extends MailBase> = (props: Props, voice: Voice) => MailContent

export interface RenderedMail {
  subject: string
  html: string
  text: string
}
