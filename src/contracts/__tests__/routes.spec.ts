import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { routes } from "../routes"

const API = path.resolve(__dirname, "../../api")

const routesOnDisk = (): string[] =>
  readdirSync(API, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "route.ts")
    .flatMap((file) => {
      const source = readFileSync(path.join(API, file), "utf8")
      const at = `/${path.dirname(file).replace(/\[(\w+)\]/g, ":$1")}`
      return [...source.matchAll(/export const (GET|POST|PUT|PATCH|DELETE) =/g)].map(([, method]) => `${method} ${at}`)
    })

describe("the list of routes", () => {
  it("names exactly the routes that the API has", () => {
    const listed = routes.map(({ method, path: at }) => `${method.toUpperCase()} ${at}`)
    const own = routesOnDisk().filter((route) => !route.includes(" /hooks/"))
    expect(listed.sort()).toEqual(own.sort())
  })

  it("leaves out what other systems call, which they define", () => {
    expect(routesOnDisk().filter((route) => route.includes(" /hooks/"))).toEqual([
      "POST /hooks/client-portal/carrier",
      "POST /hooks/client-portal/mail",
      "POST /hooks/client-portal/mail-events",
      "POST /hooks/client-portal/stripe",
    ])
  })

  it("gives every route an id of its own", () => {
    const ids = routes.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it("asks for a session everywhere in the clients' API but on its public routes", () => {
    const open = routes.filter(({ access }) => access === "public").map(({ path: at }) => at)
    expect(open.sort()).toEqual([
      "/portal/account-link",
      "/portal/account/resume",
      "/portal/fresh-link",
      "/portal/session",
      "/portal/shop",
      "/portal/shop/logo/:id",
      "/portal/unsubscribe",
    ])
  })

  it("asks for staff on every route below /admin, and on no other", () => {
    for (const { access, path: at } of routes) expect([at, access === "staff"]).toEqual([at, at.startsWith("/admin/")])
  })

  it("describes exactly the parameters of each path", () => {
    for (const route of routes) {
      const named = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name)
      expect([route.id, Object.keys("params" in route ? route.params.shape : {})]).toEqual([route.id, named])
    }
  })
})
