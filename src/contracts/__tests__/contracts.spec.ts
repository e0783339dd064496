import fc from "fast-check"
import {
  accentSchema,
  daySchema,
  decideSchema,
  emailSchema,
  exchangeTokenSchema,
  freshLinkSchema,
  idSchema,
  instantSchema,
  LIMITS,
  moneySchema,
  moveStageSchema,
  noteSchema,
  openedSchema,
  personNameSchema,
  recordDecisionSchema,
  replaceStagesSchema,
  requestApprovalSchema,
  reshareLinkSchema,
  settingsDefinitions,
  shopSettings,
  shareLinkSchema,
  updateProjectSchema,
  updateSettingsSchema,
  uploadLogoSchema,
} from ".."

const stage = { name: "Quote", color: "#112233", role: "quote", is_done: false }
const shared = { recipient_name: "Anna", recipient_email: "anna@example.com" }
const signed = { decision: "approved", nonce: "n", name: "Anna", email: "anna@example.com", consent: true }
/** Every body that a request may carry, with one that is fine. */
const BODIES = [
  ["decide: approved", decideSchema, signed],
  ["decide: changes", decideSchema, { decision: "changes_requested", nonce: "n", message: "Bigger" }],
  ["decide: declined", decideSchema, { decision: "declined", nonce: "n", message: "No" }],
  ["exchange", exchangeTokenSchema, { token: "cpl_x" }],
  ["fresh link by id", freshLinkSchema, { link_id: "plink_1" }],
  ["fresh link by token", freshLinkSchema, { token: "cpl_x" }],
  ["opened", openedSchema, { visible_ms: 2000, gesture: "key" }],
  ["share", shareLinkSchema, shared],
  ["reshare", reshareLinkSchema, {}],
  ["request approval", requestApprovalSchema, {}],
  ["record decision", recordDecisionSchema, { decision: "approved", channel: "phone", name: "Anna" }],
  ["move stage", moveStageSchema, { stage_id: "pstg_1" }],
  ["replace stages", replaceStagesSchema, { stages: [stage, stage] }],
  ["update project", updateProjectSchema, { name: "Crew" }],
  ["update settings", updateSettingsSchema, { shop: { name: "Northwind" } }],
  ["upload logo", uploadLogoSchema, { content: "aGk=" }],
] as const

const STRICT = ["fresh link by id", "fresh link by token", "update project", "update settings"]

describe("every body of a request", () => {
  it.each(BODIES)("%s takes what is fine", (_, schema, body) => expect(schema.safeParse(body).success).toBe(true))

  it.each(BODIES)("%s lets no unknown field through", (name, schema, body) => {
    const result = schema.safeParse({ ...body, order_id: "order_other", __proto_: 1 })
    if (STRICT.includes(name)) expect(result.success).toBe(false)
    else expect(Object.keys(result.data ?? {})).not.toEqual(expect.arrayContaining(["order_id"]))
  })

  it.each(BODIES)("%s takes no other kind of value, and fails on none", (_, schema) => {
    for (const value of [null, 5, "text", [], true]) expect(schema.safeParse(value).success).toBe(false)
    fc.assert(
      fc.property(fc.anything(), (value) => void schema.safeParse(value)),
      { numRuns: 50 },
    )
  })

  it.each(BODIES)("%s bounds every text of a person", (_, schema, body) => {
    const texts = Object.entries(body).filter(
      ([field, value]) => typeof value === "string" && !["decision", "gesture", "channel"].includes(field),
    )
    for (const [field] of texts) {
      const result = schema.safeParse({ ...body, [field]: "a".repeat(1_500_000) })
      expect({ field, taken: result.success }).toEqual({ field, taken: false })
    }
  })

  it.each([
    ["share", shareLinkSchema, { ...shared, message: "a".repeat(LIMITS.note + 1) }],
    ["reshare", reshareLinkSchema, { message: "a".repeat(LIMITS.note + 1) }],
    ["request approval", requestApprovalSchema, { message: "a".repeat(LIMITS.note + 1) }],
    [
      "record decision",
      recordDecisionSchema,
      { decision: "approved", channel: "phone", name: "A", message: "a".repeat(LIMITS.note + 1) },
    ],
    ["update settings", updateSettingsSchema, { approval: { terms: "a".repeat(20_001) } }],
    ["update settings", updateSettingsSchema, { shop: { footer_text: "a".repeat(LIMITS.shortText + 1) } }],
    ["update project", updateProjectSchema, { po_number: "a".repeat(101) }],
    ["replace stages", replaceStagesSchema, { stages: Array.from({ length: 21 }, () => stage) }],
  ] as const)("%s refuses one character or entry too many", (_, schema, body) =>
    expect(schema.safeParse(body).success).toBe(false),
  )
})

describe("a decision", () => {
  it.each([
    ["without the box", { consent: false }],
    ["without any box", { consent: undefined }],
    ["with something that is only like a tick", { consent: "true" }],
    ["with 1 for a tick", { consent: 1 }],
    ["without a name", { name: "  " }],
    ["with a name that nobody can see", { name: "\u3164" }],
    ["with joiners for a name", { name: "\u200b\u2060" }],
    ["with a web address for a name", { name: "Your parcel waits at https://evil.example/pay" }],
    ["with a web address that is not written out", { name: "cafe\u0301.com" }],
    ["with a phone number for a name", { name: "Call +1 900 555 0199" }],
    ["without an address", { email: undefined }],
    ["with half an address", { email: "anna@" }],
    ["without the nonce of what was shown", { nonce: "" }],
    ["of no known kind", { decision: "accepted" }],
    ["of two kinds", { decision: ["approved", "declined"] }],
  ])("to approve is refused %s", (_, change) =>
    expect(decideSchema.safeParse({ ...signed, ...change }).success).toBe(false),
  )

  it.each([
    "Dr. Anna M. Meyer",
    "J.R. Smith",
    "Anna Meyer (Harbor Roasters)",
    "ليلى حداد",
    "李小龙",
    "Louis XIV",
    "María José O’Neil-Núñez",
  ])("takes the name %s", (name) => expect(decideSchema.parse({ ...signed, name })).toMatchObject({ name }))

  it.each(["changes_requested", "declined"])(
    "of kind %s needs words, and takes up to ten thousand characters of any script",
    (decision) => {
      expect(decideSchema.safeParse({ decision, nonce: "n" }).success).toBe(false)
      expect(decideSchema.safeParse({ decision, nonce: "n", message: " \n " }).success).toBe(false)
      const message = "ü".repeat(LIMITS.note)
      expect(decideSchema.parse({ decision, nonce: "n", message })).toMatchObject({ message })
      expect(decideSchema.safeParse({ decision, nonce: "n", message: `${message}ü` }).success).toBe(false)
    },
  )
})

describe("a fresh link", () => {
  it("is asked for by id or by token, never by both", () => {
    expect(freshLinkSchema.safeParse({ link_id: "plink_1", token: "cpl_x" }).success).toBe(false)
    expect(freshLinkSchema.safeParse({}).success).toBe(false)
  })
})

describe("a view", () => {
  it.each([
    [{ visible_ms: 1999 }, false],
    [{ visible_ms: 2000 }, true],
    [{ visible_ms: 86_400_001 }, false],
    [{ visible_ms: 2000.5 }, false],
    [{ visible_ms: Number.NaN }, false],
    [{ gesture: "load" }, false],
  ])("counts with two seconds in sight and a gesture: %j %s", (change, expected) =>
    expect(openedSchema.safeParse({ visible_ms: 2000, gesture: "scroll", ...change }).success).toBe(expected),
  )
})

describe("common fields", () => {
  it.each([
    ["1140", true],
    ["-12.50", true],
    ["0.000001", true],
    ["1,140", false],
    ["1e3", false],
    [".5", false],
    ["5.", false],
    ["+5", false],
    ["", false],
    ["NaN", false],
    ["١", false],
    ["5\n", false],
  ])("money: %j %s", (value, expected) => expect(moneySchema.safeParse(value).success).toBe(expected))

  it("money is never a float", () => expect(moneySchema.safeParse(12.5).success).toBe(false))

  it.each([
    ["2026-12-24", true],
    ["2028-02-29", true],
    ["2026-02-29", false],
    ["2026-13-01", false],
    ["24.12.2026", false],
    ["2026-12-24T00:00:00Z", false],
  ])("a day is one of the calendar: %s %s", (value, expected) =>
    expect(daySchema.safeParse(value).success).toBe(expected),
  )

  it.each([
    ["2026-12-24T10:00:00.000Z", true],
    ["2026-12-24T10:00:00", false],
    ["2026-12-24T10:00:00+01:00", false],
  ])("a moment is in UTC: %s %s", (value, expected) => expect(instantSchema.safeParse(value).success).toBe(expected))

  it.each([
    [" Anna@Example.COM ", "anna@example.com"],
    ["a.b+c@sub.example.co", "a.b+c@sub.example.co"],
  ])("an address is trimmed and lower-cased, so that one person has one link: %j", (value, expected) =>
    expect(emailSchema.parse(value)).toBe(expected),
  )

  it.each([
    "anna",
    "anna@",
    "@example.com",
    "a b@example.com",
    "anna@example.com\nBcc: x@example.com",
    `${"a".repeat(250)}@example.com`,
  ])("an address is one and no more: %j", (value) => expect(emailSchema.safeParse(value).success).toBe(false))

  it.each(["#14532d", "#ABCDEF"])("a colour is six hex digits: %s", (value) =>
    expect(accentSchema.safeParse(value).success).toBe(true),
  )
  it.each(["red", "#fff", "#14532d80", "14532d", "#14532g", "#14532d;background:url(//x)"])(
    "a colour is nothing else: %s",
    (value) => expect(accentSchema.safeParse(value).success).toBe(false),
  )

  it.each([
    "محمد بن سلمان",
    "שָׁלוֹם עֲלֵיכֶם",
    "สมชาย ใจดี",
    "می\u200cخواهم",
    "क्\u200dष",
    "Anna 👩\u200d👩\u200d👧 🏳️\u200d🌈",
    "Anna \u200eשרה\u200f",
    "李\u3000小龍",
  ])("a name in any script is one: %j", (name) => expect(personNameSchema.parse(name)).toBe(name))

  it.each([
    "\u202a",
    "\u202b",
    "\u202c",
    "\u202d",
    "\u202e",
    "\u2066",
    "\u2067",
    "\u2068",
    "\u2069",
    "\u2028",
    "\n",
    "\t",
    "\u0007",
    "\u0085",
  ])("a name with a character that hides or turns text is refused in words: %j", (char) => {
    const { error } = personNameSchema.safeParse(`Anna${char}Meyer`)
    expect(error?.issues.map(({ message }) => message)).toEqual([
      "Please type the name on one line and without hidden control characters",
    ])
  })

  it("names, notes and ids are bounded and not blank", () => {
    for (const [schema, max] of [
      [personNameSchema, LIMITS.name],
      [noteSchema, LIMITS.note],
      [idSchema, 100],
    ] as const) {
      expect(schema.safeParse(" ").success).toBe(false)
      expect(schema.safeParse("a".repeat(max)).success).toBe(true)
      expect(schema.safeParse("a".repeat(max + 1)).success).toBe(false)
    }
  })
})

describe("the shop's settings", () => {
  it.each([
    ["contact_website", "javascript:alert(1)"],
    ["contact_website", "shop.example"],
    ["locale", "english please"],
    ["locale", "American"],
    ["time_zone", "Mars/Olympus"],
    ["name", "  "],
    ["accent", "green"],
    ["contact_email", "hi"],
  ])("refuse a %s of %j", (field, value) => {
    expect(shopSettings.schema.safeParse({ ...shopSettings.defaults, [field]: value }).success).toBe(false)
    expect(updateSettingsSchema.safeParse({ shop: { [field]: value } }).success).toBe(false)
  })

  it.each([
    ["contact_website", "https://shop.example/about"],
    ["locale", "de-CH"],
    ["time_zone", "America/New_York"],
  ])("take a %s such as this", (field, value) =>
    expect(updateSettingsSchema.safeParse({ shop: { [field]: value } }).success).toBe(true),
  )

  it("take terms of 20,000 characters, and a gate that is on or off", () => {
    expect(updateSettingsSchema.safeParse({ approval: { terms: "a".repeat(20_000) } }).success).toBe(true)
    expect(updateSettingsSchema.safeParse({ approval: { terms: "a".repeat(20_001) } }).success).toBe(false)
    expect(updateSettingsSchema.safeParse({ approval: { finance_gate: "yes" } }).success).toBe(false)
  })

  it("refuse a field of another namespace, and a namespace that does not exist", () => {
    expect(updateSettingsSchema.safeParse({ shop: { finance_gate: true } }).success).toBe(false)
    expect(updateSettingsSchema.safeParse({ billing: {} }).success).toBe(false)
  })

  it("have defaults that their own schema takes", () => {
    for (const { schema, defaults } of settingsDefinitions) expect(schema.parse(defaults)).toEqual(defaults)
  })

  it("never take the logo's id along with other fields", () =>
    expect(updateSettingsSchema.safeParse({ logo: { id: "plogo_other" } }).success).toBe(false))
})
