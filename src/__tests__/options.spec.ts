import { type ClientPortalOptionsInput, parseOptions } from "../options"

const SECRET = "never-print-this-sealing-key-0123456789"

const good: ClientPortalOptionsInput = {
  portal_url: "https://portal.example.com",
  secrets: { sealing_key: SECRET, portal_shared_secret: "never-print-this-shared-secret-012345" },
}

const refusalOf = (options: Record<string, unknown>): string => {
  try {
    parseOptions(options)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  throw new Error("these options were taken")
}

describe("the plugin's options", () => {
  it("are completed with defaults, and addresses lose their trailing slash", () => {
    expect(parseOptions({ ...good, portal_url: "https://portal.example.com/clients/" })).toEqual({
      ...good,
      portal_url: "https://portal.example.com/clients",
      email: {},
      sessions: { lifetime_hours: 24, preview_hours: 1 },
      limits: {
        failed_tokens_per_minute: 20,
        fresh_links_per_hour: 3,
        link_mails_per_hour: 200,
        writes_per_minute: 60,
        live_streams: 5_000,
        delegations_per_day: 5,
      },
      documents: { fonts: [] },
      orders: { trust_cart_metadata: false },
      files: {
        max_file_mb: 100,
        max_project_gb: 1,
        max_account_gb: 1,
        max_megapixels: 50,
        max_pages: 300,
        worker_memory_mb: 512,
        require_scan: false,
      },
      engagement: {},
      retention: { sessions_days: 30, engagement_months: 24, engagement_address_days: 90 },
    })
  })

  it("keep the path of an address, behind which others are put, and nothing behind it", () => {
    const admin_url = "https://shop.example.com/app/?from=mail#top"
    expect(parseOptions({ ...good, admin_url }).admin_url).toBe("https://shop.example.com/app")
  })

  it.each(["orders@example.com", "Your shop <orders@example.com>"])(
    "take a sender as the mails need it: %s",
    (from) => {
      expect(parseOptions({ ...good, email: { from } }).email).toEqual({ from })
    },
  )

  it("take an address for answers by mail that leaves room for its token", () => {
    const inbound_mail = { address: "reply@in.example.com", secret: SECRET }
    expect(parseOptions({ ...good, inbound_mail }).inbound_mail).toEqual(inbound_mail)
    for (const address of ["reply", "re+ply@in.example.com", "answers-by-mail@in.example.com"])
      expect(refusalOf({ ...good, inbound_mail: { address, secret: SECRET } })).toContain('"inbound_mail.address"')
    expect(refusalOf({ ...good, inbound_mail: { ...inbound_mail, secret: "short" } })).toContain("inbound_mail.secret")
  })

  it("take Stripe's keys, and a sandbox on this machine", () => {
    const stripe = { api_key: "sk_test_0123456789", webhook_secret: "whsec_0123456789abcdef" }
    expect(parseOptions({ ...good, stripe }).stripe).toEqual(stripe)
    const sandbox = { ...stripe, host: "localhost", port: 8035, protocol: "http" }
    expect(parseOptions({ ...good, stripe: sandbox }).stripe).toEqual(sandbox)
  })

  it.each([
    ["another host than this machine", { host: "stripe.example.com" }, '"stripe.host" must be this machine'],
    [
      "a key of live mode for a sandbox",
      { api_key: "sk_live_0123456789", host: "localhost" },
      '"stripe.api_key" is of',
    ],
    ["a publishable key", { api_key: "pk_test_0123456789" }, '"stripe.api_key" must be a secret'],
    ["a port without a host", { port: 8035 }, '"stripe.host" is missing'],
    ["another secret than a webhook's", { webhook_secret: "sk_test_0123456789" }, '"stripe.webhook_secret" must be'],
  ])("refuse %s for Stripe, without repeating a key", (_name, part, message) => {
    const stripe = { api_key: "sk_test_0123456789", webhook_secret: "whsec_0123456789abcdef", ...part }
    const refusal = refusalOf({ ...good, stripe })
    expect(refusal).toContain(message)
    expect(refusal).not.toContain("0123456789")
  })

  it("complete a group of which only one is set", () => {
    expect(parseOptions({ ...good, sessions: { preview_hours: 2 } }).sessions).toEqual({
      lifetime_hours: 24,
      preview_hours: 2,
    })
    expect(parseOptions({ ...good, limits: { writes_per_minute: 5 } }).limits).toEqual({
      failed_tokens_per_minute: 20,
      fresh_links_per_hour: 3,
      link_mails_per_hour: 200,
      writes_per_minute: 5,
      live_streams: 5_000,
      delegations_per_day: 5,
    })
  })

  it("take what Medusa's loader writes beside them, but nothing of it", () => {
    const written = {
      database: { clientUrl: "postgres://u:p@h/d" },
      manager: {},
      scope: "internal",
      resources: "shared",
    }
    expect(parseOptions({ ...good, ...written })).toEqual(parseOptions(good))
  })

  it.each([
    ["portal_url", { portal_url: undefined }, '"portal_url" is missing'],
    ["secrets", { secrets: undefined }, '"secrets" is missing'],
    ["secrets.sealing_key", { secrets: { portal_shared_secret: SECRET } }, '"secrets.sealing_key" is missing'],
    [
      "secrets.portal_shared_secret",
      { secrets: { sealing_key: SECRET, portal_shared_secret: "too-short" } },
      "at least 32",
    ],
    ["engagement.store.url", { engagement: { store: { url: "mysql://host/engagement" } } }, "postgres://"],
    ["portal_url", { portal_url: "portal.example.com" }, "full address"],
    ["portal_url", { portal_url: "ftp://portal.example.com" }, "full address"],
    ["admin_url", { admin_url: "javascript:alert(1)" }, "full address"],
    ["email.from", { email: { from: "x" } }, '"email.from" must be one address'],
    ["email.from", { email: { from: "Your shop" } }, '"email.from" must be one address'],
    ["email.from", { email: { from: "a@example.com, b@example.com" } }, '"email.from" must be one address'],
    ["sessions.lifetime_hours", { sessions: { lifetime_hours: 0 } }, '"sessions.lifetime_hours"'],
    ["sessions.lifetime_hours", { sessions: { lifetime_hours: 1.5 } }, '"sessions.lifetime_hours"'],
    ["sessions.preview_hours", { sessions: { preview_hours: 25 } }, '"sessions.preview_hours"'],
    [
      "limits.failed_tokens_per_minute",
      { limits: { failed_tokens_per_minute: 2 } },
      '"limits.failed_tokens_per_minute"',
    ],
    ["limits.fresh_links_per_hour", { limits: { fresh_links_per_hour: "3" } }, '"limits.fresh_links_per_hour"'],
    ["limits.writes_per_minute", { limits: { writes_per_minute: Number.NaN } }, '"limits.writes_per_minute"'],
    ["limits.live_streams", { limits: { live_streams: -1 } }, '"limits.live_streams"'],
    ["limits.delegations_per_day", { limits: { delegations_per_day: -1 } }, '"limits.delegations_per_day"'],
    ["orders.trust_cart_metadata", { orders: { trust_cart_metadata: 1 } }, '"orders.trust_cart_metadata"'],
    ["retention.sessions_days", { retention: { sessions_days: 4000 } }, '"retention.sessions_days"'],
  ])("that are wrong name themselves: %s", (name, change, words) => {
    const message = refusalOf({ ...good, ...change })
    expect(message).toContain(`"${name}"`)
    expect(message).toContain(words)
  })

  it.each([
    [{ portal_ur: "https://x.example" }, '"portal_ur" is no option of this plugin'],
    [{ secrets: { ...good.secrets, key: "k" } }, '"secrets.key" is no option of this plugin'],
    [{ limits: { writes: 1 } }, '"limits.writes" is no option of this plugin'],
  ])("that do not exist are refused by name: %j", (change, words) => {
    expect(refusalOf({ ...good, ...change })).toContain(words)
  })

  it("never print a value, which may be a secret", () => {
    const canary = "hunter2-canary"
    const wrong = [
      { portal_url: `ftp://${canary}` },
      { admin_url: `http://${canary}.example.com` },
      { secrets: { sealing_key: canary, portal_shared_secret: canary } },
      { email: { from: canary.repeat(50) } },
      { sessions: { lifetime_hours: canary } },
      { limits: canary },
      { retention: { sessions_days: { canary } } },
      { unknown: canary },
    ]
    for (const change of wrong) {
      const message = refusalOf({ ...good, ...change }).replaceAll('"retention.sessions_days"', "")
      expect(message).not.toContain(canary)
      expect(message).not.toContain(SECRET)
    }
  })

  it("say every fault at once", () => {
    const message = refusalOf({ portal_url: "x", limits: { writes_per_minute: 0 } })
    expect(message).toMatch(/portal_url.*secrets.*writes_per_minute/)
  })

  it.each(["http://localhost:8000", "http://127.0.0.1:8000", "http://[::1]:8000"])(
    "allow plain http on this machine: %s",
    (portal_url) => expect(parseOptions({ ...good, portal_url }).portal_url).toBe(portal_url),
  )

  it.each([
    "http://portal.example.com",
    "http://localhost.example.com",
    "http://127.0.0.1.example.com",
    "http://192.168.0.10:8000",
    "http://localhost@evil.example",
  ])("refuse plain http anywhere else, since tokens travel over it: %s", (portal_url) =>
    expect(refusalOf({ ...good, portal_url })).toContain("must use https"),
  )
})
