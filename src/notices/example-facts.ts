import type { InvoiceProps } from "./invoice-facts"
import type { DecisionFactsProps } from "./decision-facts"
import type { MailProject } from "../emails/types"
import { orderWords } from "./subjects/order"

/** The facts that the examples of notices share: what a preview shows of a notice that the shop has not sent yet. */

/** An address that opens nothing: the domain is reserved for examples (RFC 2606). */
export const EXAMPLE_URL = "https://portal.example.com/l/preview"

export const EXAMPLE_CLIENT = "Anna Weber"
export const EXAMPLE_CLIENT_EMAIL = "anna@client.example"
export const EXAMPLE_REP = "Dana Ruiz"
export const EXAMPLE_AT = "2027-03-16T14:30:00.000Z"
export const EXAMPLE_LATER = "2027-03-30T21:00:00.000Z"
export const EXAMPLE_DAY = "2027-04-12"

export const exampleProject: MailProject = { name: "Spring team shirts", number: "#1042", kind: "order" }
export const exampleQuote: MailProject = { ...exampleProject, kind: "quote" }

export const exampleRequest = {
  recipient_name: EXAMPLE_CLIENT,
  requested_by: EXAMPLE_REP,
  message: null,
  project: exampleQuote,
  request: { version: 2, amount: "1140.00", currency_code: "usd" },
  words: orderWords,
  change_count: 0,
  url: EXAMPLE_URL,
}

export const exampleProofs = {
  recipient_name: EXAMPLE_CLIENT,
  project: exampleProject,
  proofs: [
    {
      title: "Front print",
      version_number: 2,
      is_waiver: false,
      approve_by: { at: EXAMPLE_LATER, in_hands_date: EXAMPLE_DAY, has_passed: false },
      asked_at: EXAMPLE_AT,
      message: null,
      url: EXAMPLE_URL,
    },
  ],
  missing: [],
  url: EXAMPLE_URL,
}

export const exampleDecision: DecisionFactsProps = {
  project: exampleQuote,
  decision: {
    kind: "approved",
    version: 2,
    name: EXAMPLE_CLIENT,
    at: EXAMPLE_AT,
    message: null,
    amount: "1140.00",
    currency_code: "usd",
    recorded_by: null,
    recorded_channel: null,
    document_sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  },
  decided_by_email: EXAMPLE_CLIENT_EMAIL,
  words: orderWords,
}

export const exampleInvoice: InvoiceProps = {
  recipient_name: EXAMPLE_CLIENT,
  invoice: {
    kind: "invoice",
    number: "INV-1042",
    due_on: EXAMPLE_DAY,
    money: {
      currency_code: "usd",
      total: "1140.00",
      credited: "0.00",
      refunded: "0.00",
      paid: "0.00",
      processing: "0.00",
      balance: "1140.00",
    },
    project: exampleProject,
  },
  url: EXAMPLE_URL,
}

export const exampleMessages = [
  { name: EXAMPLE_REP, body: "The shirts are in. We print on Thursday.", at: EXAMPLE_AT, files: [] },
]

export const exampleQuoteRequest = {
  recipient_name: EXAMPLE_CLIENT,
  project: exampleQuote,
  lines: [
    { what: "Canvas tote", pieces: 250 },
    { what: "Enamel mug", pieces: 120 },
  ],
  in_hands_date: EXAMPLE_DAY,
}
