import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { routes } from "../../src/contracts/routes"

export interface Route {
  /** As Medusa knows it: `/portal/approvals/[id]`. */
  path: string
  methods: string[]
}

const API = path.join(__dirname, "../../src/api")

/** Every route of the plugin, found as Medusa finds them: a new one is tested without anybody having to list it. */
export const allRoutes = (): Route[] =>
  readdirSync(API, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "route.ts")
    .sort()
    .map((file) => ({
      path: `/${path.dirname(file).split(path.sep).join("/")}`,
      methods: [
        ...readFileSync(path.join(API, file), "utf8").matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g),
      ].map(([, method]) => method ?? ""),
    }))

export const routesUnder = (prefix: string): Route[] => allRoutes().filter((route) => route.path.startsWith(prefix))

/** As Medusa knows the path of a route's definition. */
const filePath = (path: string): string => path.replace(/:(\w+)/g, "[$1]")

/** Open to everyone. A spec of the contracts names these routes, so that none is opened by mistake. */
const PUBLIC = new Set(routes.filter(({ access }) => access === "public").map(({ path }) => filePath(path)))

export const sessionRoutes = (): Route[] => routesUnder("/portal").filter((route) => !PUBLIC.has(route.path))

/** What else a path names beside its `[id]`: a kind of document, or a page of a file as a picture. Files are named by the same id unless given. */
const fillers = (id: string, file_id = id): Record<string, string> => ({
  "[id]": id,
  "[kind]": "sales_order",
  "[file_id]": file_id,
  "[page]": "1",
  "[size]": "thumb",
})

export const withId = (route: Route, id: string, file_id?: string): string =>
  route.path.replace(/\[\w+\]/g, (name) => fillers(id, file_id)[name] ?? name)
