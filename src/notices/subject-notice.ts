import type { MedusaContainer } from "@medusajs/framework/types"
import type { DecisionKind } from "../contracts"
import type { Fact } from "../emails/parts"
import type { MailProject } from "../emails/types"
import type { I18n } from "../messages/i18n"

/** The request that a notice is about: as it was asked, or as it was decided. */
export type AskedAbout = { request_id: string; subject_id: string; order_id: string; version: number }

/** What the words of every subject may name. */
export interface SubjectFacts {
  project: MailProject
  /** As text: a version is a name, and 1,000 would read as an amount. */
  version: string
  /** With its currency; null for a subject without an amount. */
  amount: string | null
}

/** The mail that asks a client for a decision. */
export interface RequestWords {
  subject: string
  preheader: string
  title: string
  intro: string
  /** What the client can do about it. */
  what: string
  action: string
}

/** A mail about a decision. */
export interface DecisionWords {
  subject: string
  title: string
  intro: string
}

/** What notices say of one subject. */
export interface SubjectWords {
  /** The version by the subject's own count, where that is not the count of requests. */
  version?: string
  /** @param by first name of who asked; null when the shop's system did */
  requested: (facts: SubjectFacts & { by: string | null }, i18n: I18n) => RequestWords
  /** The signer's copy. */
  decided: (facts: SubjectFacts & { kind: DecisionKind }, i18n: I18n) => DecisionWords
  /** The rep's mail; its title is the line in the bell as well. */
  decidedForStaff: (facts: SubjectFacts & { kind: DecisionKind; who: string }, i18n: I18n) => DecisionWords
  /** What stands in the table of facts beside project, number, version and amount. */
  facts: (i18n: I18n) => Fact[]
}

/**
 * How notices speak of one kind of approval subject, and where they lead. Its registry is src/notices/subjects/index.ts.
 * The subject itself is in src/workflows/approval/subjects.ts, whose jobs send the notices.
 */
export interface SubjectNotice {
  /** The subject's type. */
  type: string
  /** The portal's page on which a client decides: a target as in src/contracts/link-target.ts. */
  requestPage: (about: AskedAbout) => string
  /** The page on which the decision stands; null for the project's own. */
  decisionPage: (about: AskedAbout) => string | null
  /** Tab of the project page in the admin. */
  staffTab: string
  /** Reads what the words name, such as a proof's title. @throws when the subject is gone */
  words: (container: MedusaContainer, about: AskedAbout) => Promise<SubjectWords>
}
