import type { Shop } from "../../contracts/shop"
import { type Email, type EmailProps, renderEmail } from "../render"

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

/** All mails in all their variants, with `word` in every field that somebody types. */
const mailsWith = (word: string, logo_url: string | null = LOGO): Email[] => {
  const base = { shop: shopOf(word), logo_url }
  const project = { name: `Shirts ${word}`, number: `#1042 ${word}`, kind: "order" as const }
  const link = {
    ...base,
    recipient_name: `Sarah ${word}`,
    shared_by: `Dana ${word}`,
    message: `Hello ${word}\nand more`,
    url,
    expires_at: "2025-04-01T16:00:00.000Z",
  }
  const decision = {
    kind: "approved" as const,
    version: 1042,
    name: `Sarah ${word}`,
    at: "2025-03-20T20:40:00.000Z",
    message: `Darker ${word}`,
    amount: "1140.00",
    currency_code: "usd",
    recorded_by: null,
    recorded_channel: null,
    document_sha256: SHA,
  }
  const made = { ...base, project, decided_by_email: "sarah@client.example" }
  const kinds = ["approved", "changes_requested", "declined"] as const
  return [
    { template: "link", props: { ...link, scope: "project", project, is_given: false, can_give: true } },
    { template: "link", props: { ...link, scope: "project", project, is_given: true, can_give: false } },
    {
      template: "link",
      props: {
        ...link,
        scope: "project",
        project: { ...project, kind: "quote" },
        shared_by: null,
        is_given: false,
        can_give: false,
      },
    },
    { template: "link", props: { ...link, scope: "account" } },
    {
      template: "fresh-link",
      props: { ...base, recipient_name: `Sarah ${word}`, project_name: project.name, url, expires_at: null },
    },
    {
      template: "fresh-link",
      props: { ...base, recipient_name: `Sarah ${word}`, project_name: null, url, expires_at: null },
    },
    {
      template: "approval-requested",
      props: {
        ...base,
        recipient_name: `Sarah ${word}`,
        requested_by: `Dana ${word}`,
        message: `Please ${word}`,
        project,
        version: 2,
        amount: "1140.00",
        currency_code: "usd",
        change_count: 1,
        url,
      },
    },
    ...kinds.flatMap((kind): Email[] => [
      {
        template: "decision-made",
        props: { ...made, audience: "signer", decision: { ...decision, kind }, recipient_name: null, url },
      },
      {
        template: "decision-made",
        props: {
          ...made,
          audience: "signer",
          recipient_name: `Sarah ${word}`,
          decision: {
            ...decision,
            kind,
            recorded_by: { type: "staff" as const, name: `Dana ${word}` },
            recorded_channel: "phone",
          },
          url,
        },
      },
      {
        template: "decision-made",
        props: {
          ...made,
          audience: "staff",
          decision: { ...decision, kind },
          recipient_name: `Dana ${word}`,
          admin_url: url,
        },
      },
    ]),
  ]
}

const rendered = (email: Email) => renderEmail(email.template, email.props)
const nameOf = ({ template, props }: Email): string =>
  [template, "scope" in props ? props.scope : "", "audience" in props ? `${props.audience} ${props.decision.kind}` : ""]
    .filter(Boolean)
    .join(" ")

const approval = (changes: Partial<EmailProps["approval-requested"]> = {}): EmailProps["approval-requested"] => ({
  shop: shopOf(""),
  logo_url: null,
  recipient_name: "Sarah",
  requested_by: null,
  message: null,
  project: { name: "Shirts", number: "#1042", kind: "quote" },
  version: 2,
  amount: "1140",
  currency_code: "usd",
  change_count: 0,
  url,
  ...changes,
})

describe.each(mailsWith("plain").map((email, index) => [`${index} ${nameOf(email)}`, email] as const))(
  "mail %s",
  (_name, email) => {
    it("wears the shop's branding and says the same as text", async () => {
      const { html, text, subject } = await rendered(email)
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
      const { html } = await rendered(email)
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
    const { html } = await rendered(email)
    expect(html).not.toContain("<img")
    expect(html).toContain("Northfold plain</p>")
  }
})

describe("hostile words", () => {
  it.each(mailsWith(HOSTILE).map((email, index) => [`${index} ${nameOf(email)}`, email] as const))(
    "stay text in %s",
    async (_name, email) => {
      const { html, text } = await rendered(email)
      expect(html).not.toContain("<script")
      expect(html).toContain("&lt;script&gt;")
      expect(text).toContain(HOSTILE)
    },
  )

  it("cannot fill ICU placeholders or become ICU syntax", async () => {
    const { subject } = await renderEmail(
      "approval-requested",
      approval({ project: { name: "{version} {x, plural, other {#}} 'it''s'", number: "1", kind: "order" } }),
    )
    expect(subject).toBe("Please review and sign: {version} {x, plural, other {#}} 'it''s', version 2")
  })

  it("cannot begin a new header: subjects are one line", async () => {
    for (const email of mailsWith("a\r\nBcc: evil@example.com\u2028b\u0000")) {
      const { subject } = await rendered(email)
      expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
    }
  })

  it("cannot turn the direction of a subject: marks that do so are taken out", async () => {
    for (const email of mailsWith("a\u202eb\u2066c\u2069\u202cd")) {
      const { subject } = await rendered(email)
      expect(subject).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u)
    }
  })

  it("cannot make an address that runs code", async () => {
    await expect(renderEmail("approval-requested", approval({ url: "javascript:alert(1)" }))).rejects.toThrow(
      "url must be an http(s) address",
    )
    await expect(renderEmail("approval-requested", approval({ logo_url: "data:text/html,x" }))).rejects.toThrow(
      "logo_url",
    )
    const shop = { ...shopOf(""), contact: { ...shopOf("").contact, website: "javascript:alert(1)" } }
    const { html } = await renderEmail("approval-requested", approval({ shop }))
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
    const { html, text } = await renderEmail("approval-requested", approval({ amount, currency_code }))
    expect(html.replace(/\u00a0/g, " ")).toContain(shown)
    expect(text.replace(/\u00a0/g, " ")).toContain(shown)
  })

  it.each([
    ["de-DE", "20 March 2025"],
    ["en-GB", "20 March 2025"],
    ["en-US", "March 20, 2025"],
  ])("keeps the region's conventions in English words for %s", async (locale, day) => {
    const props = {
      shop: { ...shopOf(""), locale },
      logo_url: null,
      recipient_name: "S",
      project_name: null,
      url,
      expires_at: "2025-03-20T20:40:00.000Z",
    }
    const { html, text } = await renderEmail("fresh-link", props)
    expect(html).toContain('lang="en"')
    expect(text).toContain(day)
  })

  it("names the shop's zone", async () => {
    const [signer] = mailsWith("").filter(({ props }) => "audience" in props && props.audience === "signer")
    if (!signer) throw new Error("no signer's copy")
    const { text } = await rendered(signer)
    expect(text).toMatch(/March 20, 2025 at 4:40\sPM EDT/)
  })
})

it("gives the document's fingerprint to the signer and not to the rep", async () => {
  for (const email of mailsWith("")) {
    if (email.template !== "decision-made") continue
    const { text } = await rendered(email)
    expect(text.includes(SHA)).toBe(email.props.audience === "signer")
  }
})

it("greets nobody by name where the shop knows none but what a client typed", async () => {
  const { text } = await renderEmail("approval-requested", approval({ recipient_name: null }))
  expect(text).toMatch(/^Hello,$/m)
})

it("keeps the line breaks of a personal message", async () => {
  const { html, text } = await renderEmail("approval-requested", approval({ message: "one\ntwo\r\n\r\nthree" }))
  expect(html).toContain("one<br/>two<br/><br/>three")
  expect(text).toContain("> one\n> two\n> \n> three")
})

it("leaves out the button when there is no page to open", async () => {
  const [email] = mailsWith("").filter(({ props }) => "audience" in props && props.audience === "staff")
  if (email?.template !== "decision-made" || email.props.audience !== "staff") throw new Error("no rep's copy")
  const { html } = await renderEmail("decision-made", { ...email.props, admin_url: null })
  expect(html).not.toContain('class="m-button"')
})

it("lets the facts run in their own direction and stand at the mail's edge, each address on a line of its own", async () => {
  const [email] = mailsWith("").filter(({ props }) => "audience" in props && props.audience === "staff")
  if (email?.template !== "decision-made") throw new Error("no rep's copy")
  const decision = { ...email.props.decision, name: "ليلى حداد" }
  const { html } = await renderEmail("decision-made", { ...email.props, decision })
  expect(html).toContain("<bdi>ليلى حداد</bdi><br/><bdi>sarah@client.example</bdi></td>")
  expect(html).not.toMatch(/<td[^>]*dir="auto"/)
})
