import { randomUUID } from "node:crypto"
import { asValue } from "@medusajs/framework/awilix"
import { ContainerRegistrationKeys, createMedusaContainer } from "@medusajs/framework/utils"
import { sessionOf } from "../../src/api/portal/portal-session"
import { SYSTEM_ACTOR } from "../../src/contracts"
import { PORTAL_SETTINGS_MODULE } from "../../src/modules/portal-settings"
import { PortalTokenModuleService } from "../../src/modules/portal-token/service"
import { mintToken } from "../../src/modules/portal-token/token"
import { parseOptions } from "../../src/options"
import { createDatabase, dependencies, OPTIONS, outcomes, type TestDatabase } from "./support/database"

const FLOOD = 640

let database: TestDatabase
let tokens: PortalTokenModuleService

beforeAll(async () => {
  database = await createDatabase()
  tokens = new PortalTokenModuleService(dependencies(database), OPTIONS)
})
afterAll(() => database.close())

/** An account's: an order's would need the core's tables. */
const newSession = async (): Promise<string> => {
  const recipient = { name: "Anna", email: "anna@example.com" }
  const { link } = await tokens.ensureAccountLink(`cus_${randomUUID()}`, recipient, SYSTEM_ACTOR, false)
  if (!link) throw new Error("The customer got no link")
  return (await tokens.exchange(await tokens.openLinkToken(link)))?.session ?? ""
}

describe("wrong sessions from an address that has to wait", () => {
  it("cost a few statements together and a line of log, while valid ones from there are served", async () => {
    const scope = createMedusaContainer()
    const warn = jest.fn()
    scope.register({
      [ContainerRegistrationKeys.LOGGER]: asValue({ warn }),
      [ContainerRegistrationKeys.PG_CONNECTION]: asValue(database.knex),
      [PORTAL_SETTINGS_MODULE]: asValue({ options: parseOptions(OPTIONS) }),
    })
    const asks = (session: string) =>
      sessionOf({ scope, socket: { remoteAddress: "192.0.2.7" }, headers: { authorization: `Bearer ${session}` } })
    const { failed_tokens_per_minute } = parseOptions(OPTIONS).limits
    for (let n = 0; n <= failed_tokens_per_minute; n++) await outcomes([asks(mintToken("session"))])

    const valid = await Promise.all(Array.from({ length: 5 }, newSession))
    const statements: string[] = []
    database.knex.on("query", ({ sql }: { sql: string }) => statements.push(sql))
    const flood = outcomes(Array.from({ length: FLOOD }, () => asks(mintToken("session"))))
    const served = await Promise.all(valid.map(asks))
    const { won, lost } = await flood

    expect(served.map(({ scope: opened }) => opened)).toEqual(valid.map(() => "account"))
    expect(won).toEqual([])
    expect(lost).toHaveLength(FLOOD)
    for (const refusal of lost) expect(refusal).toMatchObject({ retryAfterSeconds: expect.any(Number) })
    expect(warn).toHaveBeenCalledTimes(1)
    expect(warn).toHaveBeenCalledWith(
      expect.stringMatching(/^Too many wrong tokens from 192\.0\.2\.7: .* for \d+ s\.$/),
    )
    expect(statements.length).toBeGreaterThan(0)
    expect(statements.length).toBeLessThan(FLOOD / 20)
  })
})
