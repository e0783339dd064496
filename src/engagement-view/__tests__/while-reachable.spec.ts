import { asValue } from "@medusajs/framework/awilix"
import { ContainerRegistrationKeys, createMedusaContainer } from "@medusajs/framework/utils"
import { ENGAGEMENT_MODULE } from "../../modules/engagement"
import { PORTAL_SETTINGS_MODULE } from "../../modules/portal-settings"
import { whileReachable } from "../while-reachable"

const shop = (store?: { url: string }) => {
  const warnings: string[] = []
  const container = createMedusaContainer()
  container.register({
    [ContainerRegistrationKeys.LOGGER]: asValue({ warn: (text: string) => warnings.push(text) }),
    [ENGAGEMENT_MODULE]: asValue({}),
    [PORTAL_SETTINGS_MODULE]: asValue({ options: { engagement: { store } } }),
  })
  return { container, warnings }
}

const away = () => Promise.reject(new Error("connect ECONNREFUSED"))

describe("a page that shows engagement", () => {
  it("is shown without it while its own database is away, and the log says why", async () => {
    const { container, warnings } = shop({ url: "postgres://elsewhere/engagement" })
    expect(await whileReachable(container, away, "nothing")).toBe("nothing")
    expect(warnings).toEqual([expect.stringContaining("connect ECONNREFUSED")])
    expect(await whileReachable(container, () => Promise.resolve("views"), "nothing")).toBe("views")
  })

  it("fails with the shop's own database", async () => {
    const { container, warnings } = shop()
    await expect(whileReachable(container, away, "nothing")).rejects.toThrow("ECONNREFUSED")
    expect(warnings).toEqual([])
  })
})
