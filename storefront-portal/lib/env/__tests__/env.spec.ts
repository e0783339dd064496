import { readEnv } from ".."

const LOCAL = {
  PORTAL_API_URL: "http://localhost:9000",
  PORTAL_PUBLIC_URL: "http://localhost:8000",
  PORTAL_SHARED_SECRET: "s".repeat(32),
}
const PUBLIC = { ...LOCAL, PORTAL_PUBLIC_URL: "https://portal.example.com" }

describe("the portal's settings", () => {
  it("on https never leave open who speaks for a client's address", () => {
    for (const unsaid of [undefined, ""])
      expect(() => readEnv({ ...PUBLIC, PORTAL_TRUSTED_PROXIES: unsaid })).toThrow(/PORTAL_TRUSTED_PROXIES must say/)
  })

  it("take the count as it is said, 0 too", () => {
    for (const said of [0, 1, 2])
      expect(readEnv({ ...PUBLIC, PORTAL_TRUSTED_PROXIES: String(said) }).trustedProxies).toBe(said)
  })

  it("refuse what is no count", () => {
    for (const said of ["-1", "one", "1.5", "100"])
      expect(() => readEnv({ ...PUBLIC, PORTAL_TRUSTED_PROXIES: said })).toThrow(/must be a count/)
  })

  it("on a machine of one's own need no count", () => expect(readEnv(LOCAL).trustedProxies).toBe(0))
})
