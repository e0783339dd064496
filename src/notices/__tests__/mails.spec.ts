import type { Shop } from "../../contracts/shop"
import { renderEmail } from "../../emails/render"
import type { MailTemplate, RenderedMail } from "../../emails/types"
import { catalogues } from "../../messages"
import { createI18n } from "../../messages/i18n"
import { pseudoCatalogue, PSEUDO_OPEN } from "../../messages/pseudo"
import { accountCodeMail } from "../account-code/template"
import { approvalReminderMail } from "../approval-reminder/template"
import { approvalRequestedMail, type ApprovalRequestedProps } from "../approval-requested/template"
import { checklistGivenMail } from "../checklist-given/template"
import { clientMessageMail } from "../client-message/template"
import { decisionCopyMail, type DecisionCopyProps } from "../decision-copy/template"
import { decisionMadeLine, decisionMadeMail, type DecisionMadeProps } from "../decision-made/template"
import { freshLinkMail, type FreshLinkProps } from "../fresh-link/template"
import { invoiceReminderMail } from "../invoice-reminder/template"
import { invoiceSentMail } from "../invoice-sent/template"
import { linkSharedMail, type LinkSharedProps } from "../link-shared/template"
import { paymentFailedMail } from "../payment-failed/template"
import type { MissingItem } from "../missing-items"
import { messageReceivedMail } from "../message-received/template"
import { paymentReceiptMail } from "../payment-receipt/template"
import { paymentRefundedMail } from "../payment-refunded/template"
import type { AskedProofsProps } from "../asked-proofs/mail"
import { proofReminderMail } from "../proof-reminder/template"
import { proofRequestedMail } from "../proof-requested/template"
import { quoteRequestReceivedMail } from "../quote-request-received/template"
import { quoteRequestedMail } from "../quote-requested/template"
import { refundReturnedMail } from "../refund-returned/template"
import { renewalRequestedMail } from "../renewal-requested/template"
import { stageMovedMail } from "../stage-moved/template"
import type { SubjectWords } from "../subject-notice"
import { orderWords } from "../subjects/order"

const HOSTILE = `<script>alert("x")</script>`
const url = "https://portal.example.com/l/abc-123"
const SHA = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

const shopOf = (word: string): Shop => ({
  name: `Northfold ${word}`,
  logo_path: "/portal/logo/1",
  accent: "#7a1fa2",
  accent_ink: "#fffffe",
  contact: {
    email: "hello@shop.example",
    phone: `1 ${word}`,
    address: `Road ${word}`,
    website: "https://shop.example",
  },
  header_text: `Header ${word}`,
  footer_text: `Footer ${word}`,
  locale: "en-US",
  time_zone: "America/New_York",
})

const LOGO = "https://api.example.com/logo.png"

type Mail = { name: string; render: () => Promise<RenderedMail> }
type Branding = { shop?: Shop; logo_url?: string | null }

const rendering = async <Data>(
  template: MailTemplate<Data>,
  data: Data,
  { shop = shopOf(""), logo_url = null }: Branding = {},
): Promise<RenderedMail> => {
  const i18n = createI18n({ locales: [shop.locale], timeZone: shop.time_zone })
  return await renderEmail(template(data, { shop, i18n }), { shop, i18n, logo_url })
}

const approval = (changes: Partial<ApprovalRequestedProps> = {}): ApprovalRequestedProps => ({
  recipient_name: "Sarah",
  requested_by: null,
  message: null,
  project: { name: "Shirts", number: "#1042", kind: "quote" },
  request: { version: 2, amount: "1140", currency_code: "usd" },
  words: orderWords,
  change_count: 0,
  url,
  ...changes,
})

const billed = (word = "") => ({
  recipient_name: `Sarah ${word}`,
  invoice: {
    kind: "invoice" as "invoice" | "credit_note",
    number: `INV-1042 ${word}`,
    due_on: "2025-03-20",
    money: {
      currency_code: "usd",
      total: "1140.00",
      credited: "0.00",
      refunded: "0.00",
      paid: "0.00",
      processing: "0.00",
      balance: "1140.00",
    },
    project: { name: `Shirts ${word}`, number: `#1042 ${word}`, kind: "order" as const },
  },
  url,
})

const missing = (word: string): MissingItem[] => [
  { kind: "artwork", title: null, lines: [`Tee ${word}`, `Mug ${word}`] },
  { kind: "other", title: `Gate code ${word}`, lines: [] },
]

const askedProofs = (count: number, word = ""): AskedProofsProps => ({
  recipient_name: `Sarah ${word}`,
  project: { name: `Shirts ${word}`, number: `#1042 ${word}`, kind: "order" },
  proofs: Array.from({ length: count }, (_, index) => ({
    title: `Front ${word}`,
    version_number: index + 1,
    is_waiver: index === 1,
    approve_by: index === 0 ? { at: "2025-03-20T19:00:00.000Z", in_hands_date: "2025-04-12", has_passed: false } : null,
    asked_at: "2025-03-17T14:00:00.000Z",
    message: `Lighter ${word}`,
    url: `${url}?to=proofs%2F${index}`,
  })),
  missing: missing(word),
  url,
})

const decided = (word = ""): Omit<DecisionMadeProps, "recipient_name" | "admin_url"> => ({
  project: { name: `Shirts ${word}`, number: `#1042 ${word}`, kind: "order" },
  decided_by_email: "sarah@client.example",
  words: orderWords,
  decision: {
    kind: "approved",
    version: 1042,
    name: `Sarah ${word}`,
    at: "2025-03-20T20:40:00.000Z",
    message: `Darker ${word}`,
    amount: "1140.00",
    currency_code: "usd",
    recorded_by: null,
    recorded_channel: null,
    document_sha256: SHA,
  },
})
const signersCopy = (more: Partial<DecisionCopyProps> = {}): DecisionCopyProps => ({
  ...decided(),
  recipient_name: null,
  url,
  ...more,
})
const repsMail = (more: Partial<DecisionMadeProps> = {}): DecisionMadeProps => ({
  ...decided(),
  recipient_name: "Dana",
  admin_url: url,
  ...more,
})

const written = (count: number, word: string) =>
  Array.from({ length: count }, (_, index) => ({
    name: index === 0 ? `Dana ${word}` : `Theo ${word}`,
    body: `They are in ${word}\n\nBy Thursday`,
    at: "2025-03-20T20:40:00.000Z",
    files: index === 0 ? [`${word}.pdf`, `${word} 2.png`] : [],
  }))

/** All mails in all their variants, with `word` in every field that somebody types. */
const mailsWith = (word: string, logo_url: string | null = LOGO): Mail[] => {
  const branding = { shop: shopOf(word), logo_url }
  const mail = <Data>(name: string, template: MailTemplate<Data>, data: Data): Mail => ({
    name,
    render: async () => await rendering(template, data, branding),
  })
  const { project, decision, decided_by_email, words } = decided(word)
  const link = {
    recipient_name: `Sarah ${word}`,
    shared_by: `Dana ${word}`,
    message: `Hello ${word}\nand more`,
    url,
    expires_at: "2025-04-01T16:00:00.000Z",
  }
  const sharedLinks: [string, LinkSharedProps][] = [
    ["by staff", { ...link, scope: "project", project, is_delegated: false, can_delegate: true }],
    ["by a client", { ...link, scope: "project", project, is_delegated: true, can_delegate: false }],
    [
      "to a quote",
      {
        ...link,
        scope: "project",
        project: { ...project, kind: "quote" },
        shared_by: null,
        is_delegated: false,
        can_delegate: false,
      },
    ],
    ["to an account", { ...link, scope: "account" }],
  ]
  const fresh: FreshLinkProps = { recipient_name: `Sarah ${word}`, project_name: project.name, url, expires_at: null }
  const recorded = { recorded_by: { type: "staff" as const, name: `Dana ${word}` }, recorded_channel: "phone" as const }
  return [
    ...sharedLinks.map(([name, data]) => mail(`link ${name}`, linkSharedMail, data)),
    mail("new link to a project", freshLinkMail, fresh),
    mail("new link to an account", freshLinkMail, { ...fresh, project_name: null }),
    mail("approval requested", approvalRequestedMail, {
      ...approval({ project, change_count: 1 }),
      recipient_name: `Sarah ${word}`,
      requested_by: `Dana ${word}`,
      message: `Please ${word}`,
    }),
    ...[null, `Ink ${word}`].map((text) =>
      mail(text ? "stage in the shop's words" : "stage", stageMovedMail, {
        ...{ recipient_name: `Sarah ${word}`, project, stage: `Print ${word}`, is_done: false, text, url },
        in_hands_date: "2025-04-12",
      }),
    ),
    ...[null, "2025-04-01T03:59:59.000Z"].map((valid_until) =>
      mail(valid_until ? "reminder of a quote that expires" : "reminder of an approval", approvalReminderMail, {
        ...approval({ project, recipient_name: `Sarah ${word}` }),
        asked_at: "2025-03-17T14:00:00.000Z",
        valid_until,
        missing: missing(word),
      }),
    ),
    ...(["invoice", "credit_note"] as const).map((kind) =>
      mail(`${kind} sent`, invoiceSentMail, {
        ...billed(word),
        invoice: { ...billed(word).invoice, kind },
        message: `Please ${word}`,
        sent_by: `Dana ${word}`,
      }),
    ),
    ...[true, false].map((is_overdue) =>
      mail(is_overdue ? "overdue invoice" : "invoice due soon", invoiceReminderMail, { ...billed(word), is_overdue }),
    ),
    mail("receipt", paymentReceiptMail, {
      ...billed(word),
      payment: {
        id: "ppay_1",
        invoice_id: "pinv_1",
        method: "stripe_card",
        last4: "1042",
        currency_code: "usd",
        amount: "1140.00",
        refunded: "0.00",
        disputed: "0.00",
        received_at: "2025-03-20T20:40:00.000Z",
        is_returned_refund: false,
        reference: `No. ${word}`,
      },
    }),
    ...[true, false].map((is_returned) =>
      mail(`${is_returned ? "returned" : "failed"} bank payment`, paymentFailedMail, {
        ...billed(word),
        numbers: [`INV-1042 ${word}`, `INV-1043 ${word}`],
        amount: "1140.00",
        failure: is_returned ? null : "insufficient_funds",
        is_returned,
      }),
    ),
    mail("refund", paymentRefundedMail, { ...billed(word), amount: "1140.00" }),
    mail("refund that did not arrive", refundReturnedMail, { ...billed(word), amount: "1140.00" }),
    ...[1, 2].map((count) => mail(`reminder of ${count} proof(s)`, proofReminderMail, askedProofs(count, word))),
    mail("two proofs", proofRequestedMail, { ...askedProofs(2, word), only: null }),
    ...[1, 2].map((count) =>
      mail(`${count} message(s) of staff`, messageReceivedMail, {
        ...{ recipient_name: `Sarah ${word}`, project, messages: written(count, word), url },
      }),
    ),
    mail("messages of a client", clientMessageMail, {
      ...{ recipient_name: `Dana ${word}`, project, messages: written(2, word), admin_url: url },
    }),
    ...[true, false].map((is_reorder) =>
      mail(is_reorder ? "reorder requested" : "quote requested", quoteRequestedMail, {
        recipient_name: `Dana ${word}`,
        requested_by: `Sarah ${word}`,
        project: { ...project, kind: "quote" },
        lines: Array.from({ length: 12 }, (_, at) => ({ what: `Tote ${at} ${word}`, pieces: 1200 })),
        in_hands_date: "2025-04-12",
        is_reorder,
        admin_url: url,
      }),
    ),
    mail("quote request received", quoteRequestReceivedMail, {
      recipient_name: `Sarah ${word}`,
      project: { ...project, kind: "quote" },
      lines: Array.from({ length: 12 }, (_, at) => ({ what: `Tote ${at} ${word}`, pieces: 1200 })),
      in_hands_date: "2025-04-12",
      url,
    }),
    mail("what a client gave", checklistGivenMail, {
      ...{ recipient_name: `Dana ${word}`, project, client_name: `Sarah ${word}`, admin_url: url },
      items: [
        { kind: "address", title: null, text: null },
        { kind: "other", title: `Gate code ${word}`, text: `4417 ${word}` },
      ],
    }),
    mail("renewal requested", renewalRequestedMail, {
      recipient_name: `Dana ${word}`,
      requested_by: `Sarah ${word}`,
      project: { ...project, kind: "quote" },
      version: 1042,
      expired_at: "2025-03-20T20:40:00.000Z",
      admin_url: url,
    }),
    ...(["approved", "changes_requested", "declined"] as const).flatMap((kind) => [
      mail(`${kind}: signer's copy`, decisionCopyMail, {
        project,
        words,
        decided_by_email,
        recipient_name: null,
        decision: { ...decision, kind },
        url,
      }),
      mail(`${kind}: recorded copy`, decisionCopyMail, {
        project,
        words,
        decided_by_email,
        recipient_name: `Sarah ${word}`,
        decision: { ...decision, kind, ...recorded },
        url,
      }),
      mail(`${kind}: rep's mail`, decisionMadeMail, {
        project,
        words,
        decided_by_email,
        recipient_name: `Dana ${word}`,
        decision: { ...decision, kind },
        admin_url: url,
      }),
    ]),
  ]
}

describe.each(mailsWith("plain").map((email, index) => [`${index} ${email.name}`, email] as const))(
  "mail %s",
  (_name, email) => {
    it("wears the shop's branding and says the same as text", async () => {
      const { html, text, subject } = await email.render()
      expect(subject).not.toBe("")
      expect(html).toContain("#7a1fa2")
      expect(html).toContain("#fffffe")
      for (const part of [html, text]) {
        expect(part).toContain(url)
        expect(part).toContain("Northfold plain")
        expect(part).toContain("Header plain")
        expect(part).toContain("Footer plain")
        expect(part).toContain("hello@shop.example")
      }
      expect(text).not.toMatch(/<[a-z/]/i)
      expect(`${subject}${html}${text}`).not.toMatch(/client-portal|medusa/i)
    })

    it("has language, direction, dark colours, a preheader and one picture only: the logo", async () => {
      const { html } = await email.render()
      expect(html).toMatch(/<html[^>]* dir="ltr"[^>]*>/)
      expect(html).toMatch(/<html[^>]* lang="en"[^>]*>/)
      expect(html).toContain('name="color-scheme" content="light dark"')
      expect(html).toContain("prefers-color-scheme: dark")
      expect(html).toContain('data-skip-in-text="true"')
      const pictures = html.match(/<img[^>]*>/g) ?? []
      expect(pictures).toHaveLength(1)
      expect(pictures[0]).toContain(`src="${LOGO}"`)
      expect(html).not.toMatch(/url\(|@import|<script|<link|background=|srcset/i)
    })
  },
)

it("shows the name instead of a picture when there is no logo", async () => {
  for (const email of mailsWith("plain", null)) {
    const { html } = await email.render()
    expect(html).not.toContain("<img")
    expect(html).toContain("Northfold plain</p>")
  }
})

describe("a mail about an invoice", () => {
  const { invoice } = billed()

  it("names a credit note as one", async () => {
    const note = { ...invoice, kind: "credit_note" as const, number: "CN-0001" }
    const { text } = await rendering(invoiceSentMail, { ...billed(), invoice: note, message: null, sent_by: null })
    expect(text).toMatch(/Credit note:?\s+CN-0001/)
    expect(text).not.toContain("Invoice")
  })

  it.each([
    ["1140.00", true],
    ["0.00", false],
  ])("with %s left to pay says when it is due: %s", async (balance, isSaid) => {
    const money = { ...invoice.money, balance }
    const { text } = await rendering(invoiceReminderMail, {
      ...billed(),
      invoice: { ...invoice, money },
      is_overdue: false,
    })
    expect(/Due:?\s+Thu, Mar 20, 2025/.test(text)).toBe(isSaid)
  })
})

it("says what a client sent so that each title can be told from the sentence", async () => {
  const { subject } = await rendering(checklistGivenMail, {
    recipient_name: "Dana",
    project: { name: "Field Day Tees", number: "#19", kind: "quote" },
    client_name: "Priya Nair",
    items: [
      { kind: "other", title: "Which day is field day?", text: null },
      { kind: "artwork", title: null, text: null },
    ],
    admin_url: null,
  })
  expect(subject).toBe("Priya Nair sent “Which day is field day?” and “Artwork” for Field Day Tees")
})

describe("hostile words", () => {
  it.each(mailsWith(HOSTILE).map((email, index) => [`${index} ${email.name}`, email] as const))(
    "stay text in %s",
    async (_name, email) => {
      const { html, text } = await email.render()
      expect(html).not.toContain("<script")
      expect(html).toContain("&lt;script&gt;")
      expect(text).toContain(HOSTILE)
    },
  )

  it("cannot fill ICU placeholders or become ICU syntax", async () => {
    const { subject } = await rendering(
      approvalRequestedMail,
      approval({ project: { name: "{version} {x, plural, other {#}} 'it''s'", number: "1", kind: "order" } }),
    )
    expect(subject).toBe("Ready for your approval: {version} {x, plural, other {#}} 'it''s', version 2")
  })

  it("cannot begin a new header: subjects are one line", async () => {
    for (const email of mailsWith("a\r\nBcc: evil@example.com\u2028b\u0000")) {
      const { subject } = await email.render()
      expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
    }
  })

  it("cannot turn the direction of a subject: marks that do so are taken out", async () => {
    for (const email of mailsWith("a\u202eb\u2066c\u2069\u202cd")) {
      const { subject } = await email.render()
      expect(subject).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u)
    }
  })

  it("cannot make an address that runs code", async () => {
    await expect(rendering(approvalRequestedMail, approval({ url: "javascript:alert(1)" }))).rejects.toThrow(
      "button must be http(s)",
    )
    await expect(rendering(approvalRequestedMail, approval(), { logo_url: "data:text/html,x" })).rejects.toThrow(
      "logo must be http(s)",
    )
    const shop = { ...shopOf(""), contact: { ...shopOf("").contact, website: "javascript:alert(1)" } }
    const { html } = await rendering(approvalRequestedMail, approval(), { shop })
    expect(html).not.toContain('href="javascript')
  })
})

describe("amounts and times", () => {
  it.each([
    ["1140", "jpy", "¥1,140"],
    ["1140.00", "usd", "$1,140.00"],
    ["1.250", "kwd", "KWD 1.250"],
    ["9007199254740993.123", "kwd", "KWD 9,007,199,254,740,993.123"],
    ["0.125", "usd", "$0.125"],
  ])("shows %s %s exactly", async (amount, currency_code, shown) => {
    const { html, text } = await rendering(
      approvalRequestedMail,
      approval({ request: { version: 2, amount, currency_code } }),
    )
    expect(html.replace(/\u00a0/g, " ")).toContain(shown)
    expect(text.replace(/\u00a0/g, " ")).toContain(shown)
  })

  it.each([
    ["de-DE", "20 Mar 2025"],
    ["en-GB", "20 Mar 2025"],
    ["en-US", "Mar 20, 2025"],
  ])("keeps the region's conventions in English words for %s", async (locale, day) => {
    const data = { recipient_name: "S", project_name: null, url, expires_at: "2025-03-20T20:40:00.000Z" }
    const { html, text } = await rendering(freshLinkMail, data, { shop: { ...shopOf(""), locale } })
    expect(html).toContain('lang="en"')
    expect(text).toContain(day)
  })

  it("names the shop's zone", async () => {
    const { text } = await rendering(decisionCopyMail, signersCopy())
    expect(text).toMatch(/Mar 20, 2025, 4:40\sPM EDT/)
  })
})

describe("the mail with a one-time code", () => {
  const data = { recipient_name: "Sarah", code: "482913", expires_at: "2026-12-01T20:00:00.000Z" }

  it("has the digits alone in subject, HTML and text, wears the shop's branding, and leads nowhere", async () => {
    const { subject, html, text } = await rendering(accountCodeMail, data, { shop: shopOf("plain") })
    expect(subject).toBe("482913 is your Northfold plain code")
    for (const part of [html, text]) {
      expect(part).toContain("482913")
      expect(part).toContain("Northfold plain")
      expect(part).not.toContain("portal.example.com")
    }
    expect(html).toContain("#7a1fa2")
    expect(text).toMatch(/Dec 1, 2026, 3:00\sPM EST/)
  })
})

describe("a subject of another kind, without an amount", () => {
  const proofWords: SubjectWords = {
    requested: ({ project, version, amount, by }) => ({
      subject: `Proof ready: Front print for ${project.name}`,
      preheader: `Front print ${version} ${amount}`,
      title: "Your proof is ready",
      intro: `${by} has a proof for you.`,
      what: "Nothing is printed until you approve.",
      action: "View the proof",
    }),
    decided: ({ kind }) => ({ subject: `Your copy: ${kind}`, title: "Your copy of it", intro: "As you decided." }),
    decidedForStaff: ({ kind, who }) => ({ subject: `${who}: ${kind}`, title: `${who} decided`, intro: "A proof." }),
    facts: () => [{ label: "Proof", value: "Front print" }],
  }
  const noAmount = { amount: null, currency_code: null }
  const { decision } = decided()

  it("is asked about in its own words, without a line for an amount", async () => {
    const request = { version: 2, ...noAmount }
    const { subject, text } = await rendering(approvalRequestedMail, approval({ request, words: proofWords }))
    expect(subject).toBe("Proof ready: Front print for Shirts")
    for (const said of ["Your proof is ready", "Nothing is printed", "View the proof", "Front print"])
      expect(text).toContain(said)
    expect(text).not.toMatch(/Amount|Review and sign/)
  })

  it("is decided in its own words, in both mails and in the bell", async () => {
    const about = { words: proofWords, decision: { ...decision, ...noAmount } }
    const copy = await rendering(decisionCopyMail, signersCopy(about))
    const staff = await rendering(decisionMadeMail, repsMail(about))
    expect([copy.subject, staff.subject]).toEqual(["Your copy: approved", "Sarah : approved"])
    for (const { text } of [copy, staff]) {
      expect(text).toContain("Front print")
      expect(text).not.toContain("Amount")
    }
    const i18n = createI18n({ locales: ["en-US"], timeZone: "UTC" })
    expect(decisionMadeLine(repsMail(about), i18n).title).toBe("Sarah  decided")
  })

  it("and an order says no empty amount either", async () => {
    const { subject } = await rendering(decisionMadeMail, repsMail({ decision: { ...decision, ...noAmount } }))
    const { html } = await rendering(approvalRequestedMail, approval({ request: { version: 2, ...noAmount } }))
    expect(subject).toMatch(/approved Shirts\s*$/)
    expect(html).toContain("Version 2. Nothing goes ahead until you approve.")
  })
})

it("gives the document's fingerprint to the signer and not to the rep", async () => {
  expect((await rendering(decisionCopyMail, signersCopy())).text).toContain(SHA)
  expect((await rendering(decisionMadeMail, repsMail())).text).not.toContain(SHA)
})

it("greets by first name, and names the rep so", async () => {
  const { text } = await rendering(
    approvalRequestedMail,
    approval({ recipient_name: "Priya Nair", requested_by: "Dana Ruiz" }),
  )
  expect(text).toMatch(/^Hi Priya,$/m)
  expect(text).toContain("Dana has a quote ready for your approval.")
})

it.each([
  ["Dr. Lee Chen", "Dr. Lee Chen"],
  ["Northwind School", "Northwind School"],
  ["ACME GmbH", "ACME GmbH"],
  ["R2 Office 4", "R2 Office 4"],
  ["Priya", "Priya"],
  ["ليلى حداد", "ليلى"],
])("greets %s as %s", async (name, greeted) => {
  const { text } = await rendering(approvalRequestedMail, approval({ recipient_name: name }))
  expect(text).toContain(`Hi ${greeted},`)
})

it("greets nobody by name where the shop knows none but what a client typed", async () => {
  const { text } = await rendering(approvalRequestedMail, approval({ recipient_name: null }))
  expect(text).toMatch(/^Hi,$/m)
})

it("ends no sentence with the shop's name, which may end with a period of its own", async () => {
  for (const email of mailsWith("plain")) expect((await email.render()).text).not.toContain("Northfold plain.")
})

it("keeps the line breaks of a personal message", async () => {
  const { html, text } = await rendering(approvalRequestedMail, approval({ message: "one\ntwo\r\n\r\nthree" }))
  expect(html).toContain("one<br/>two<br/><br/>three")
  expect(text).toContain("> one\n> two\n> \n> three")
})

it("leaves out the button when there is no page to open", async () => {
  const { html } = await rendering(decisionMadeMail, repsMail({ admin_url: null }))
  expect(html).not.toContain('class="m-button"')
})

it("lets the facts run in their own direction and stand at the mail's edge, each address on a line of its own", async () => {
  const { decision } = decided()
  const { html } = await rendering(decisionMadeMail, repsMail({ decision: { ...decision, name: "ليلى حداد" } }))
  expect(html).toContain("<bdi>ليلى حداد</bdi><br/><bdi>sarah@client.example</bdi></td>")
  expect(html).not.toMatch(/<td[^>]*dir="auto"/)
})

it("speaks the catalogue alone: in the made-up language no English word of ours is left", async () => {
  const shop = shopOf("")
  const i18n = createI18n({
    locales: [shop.locale],
    timeZone: shop.time_zone,
    catalogues: { en: pseudoCatalogue(catalogues.en) },
  })
  const { subject, text } = await renderEmail(approvalRequestedMail(approval(), { shop, i18n }), {
    shop,
    i18n,
    logo_url: null,
  })
  expect(subject).toContain(PSEUDO_OPEN)
  for (const word of ["Ready", "approve", "Version", "button"]) expect(`${subject}${text}`).not.toContain(word)
})

describe("mails about several proofs", () => {
  const textOf = async (mail: Promise<RenderedMail>) => {
    const { subject, text } = await mail
    return { subject, text }
  }

  it("name each with its own page, its version and until when it has to be approved", async () => {
    const { subject, text } = await textOf(rendering(proofRequestedMail, { ...askedProofs(2, "A"), only: null }))
    expect(subject).toBe("2 proofs ready for Shirts A")
    for (const part of [
      `${url}?to=proofs%2F0`,
      `${url}?to=proofs%2F1`,
      "Version 1, sent Mar 17, 2025, 10:00 AM EDT",
      "Approve by Thu, Mar 20, 3:00 PM EDT to keep Sat, Apr 12, 2025",
      "Reprint without a new proof, sent",
      "Lighter A",
    ])
      expect(text).toContain(part)
  })

  it("ask about a single one in the words of its own request", async () => {
    const { subject } = await textOf(rendering(proofRequestedMail, { ...askedProofs(1), only: approval() }))
    expect(subject).toBe((await rendering(approvalRequestedMail, approval())).subject)
  })

  it("remind in words of their own", async () => {
    const one = await textOf(rendering(proofReminderMail, askedProofs(1, "A")))
    expect(one.subject).toBe("Reminder: your proof Front A for Shirts A")
    expect(one.text).toContain("have not heard from you yet")
    const two = await textOf(rendering(proofReminderMail, askedProofs(2, "A")))
    expect(two.subject).toBe("Reminder: 2 proofs for Shirts A")
  })
})
