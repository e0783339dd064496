import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { PORTAL_SETTINGS_MODULE } from "../../../modules/portal-settings"
import { clientInfo } from "../client-info"

const SECRET = "the-shared-secret-0123456789-0123456789"
const warn = jest.fn()
const scope = createMedusaContainer()
scope.register({
  logger: asValue({ warn }),
  [PORTAL_SETTINGS_MODULE]: asValue({ options: { secrets: { portal_shared_secret: SECRET } } }),
})

const seen = (secret?: string) =>
  clientInfo({
    scope,
    socket: { remoteAddress: "192.0.2.9" },
    headers: {
      "user-agent": "Own/1.0",
      "x-client-portal-address": "10.0.0.1",
      "x-client-portal-agent": "Forwarded/1.0",
      ...(secret === undefined ? {} : { "x-client-portal-secret": secret }),
    },
  })
const FORWARDED = { address: "10.0.0.1", agent: "Forwarded/1.0" }
const OWN = { address: "192.0.2.9", agent: "Own/1.0" }

afterEach(() => jest.restoreAllMocks())

describe("a wrong shared secret", () => {
  it("is told to the shop once a minute, without its value, and nothing beside it is believed", () => {
    const clock = jest.spyOn(Date, "now").mockReturnValue(0)
    expect(seen(SECRET)).toEqual(FORWARDED)
    expect(seen()).toEqual(OWN)
    expect(warn).not.toHaveBeenCalled()

    for (const secret of ["a-wrong-secret", "", SECRET.slice(1)]) expect(seen(secret)).toEqual(OWN)
    expect(warn).toHaveBeenCalledTimes(1)
    clock.mockReturnValue(59_999)
    seen("a-wrong-secret")
    expect(warn).toHaveBeenCalledTimes(1)
    clock.mockReturnValue(60_000)
    seen("a-wrong-secret")
    expect(warn).toHaveBeenCalledTimes(2)

    const said = JSON.stringify(warn.mock.calls)
    expect(said).toContain("portal_shared_secret")
    for (const secret of [SECRET, "a-wrong-secret"]) expect(said).not.toContain(secret)
  })
})
