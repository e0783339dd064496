import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { routes } from "../routes"

const API = path.resolve(__dirname, "../../api")

const routesOnDisk = (): string[] =>
  readdirSync(API, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "route.ts")
    .flatMap((file) => {
      const source = readFileSync(path.join(API, file), "utf8")
      const at = `/${path.dirname(file).replace(/\[(\w+)\]/g, "{$1}")}`
      return [...source.matchAll(/export const (GET|POST|PUT|PATCH|DELETE) =/g)].map(([, method]) => `${method} ${at}`)
    })

describe("the list of routes", () => {
  it("names exactly the routes that the API has", () => {
    const listed = routes.map(({ method, path: at }) => `${method.toUpperCase()} ${at}`)
    expect(listed.sort()).toEqual(routesOnDisk().sort())
  })

  it("lets nothing of the clients' API through without a session but what is meant to be public", () => {
    const open = routes.filter(({ auth }) => auth === "none").map(({ path: at }) => at)
    expect(open.sort()).toEqual(["/portal/fresh-link", "/portal/session", "/portal/shop", "/portal/shop/logo/{id}"])
  })
})
