import { readdirSync } from "node:fs"
import path from "node:path"
import { portalModules } from "../portal-modules"

const MODULES = path.join(__dirname, "../../modules")

it.each(readdirSync(MODULES))("the module in the folder %s is registered under its own key", async (folder) => {
  const module: Record<string, unknown> = await import(path.join(MODULES, folder))
  const key = portalModules.find((registered) => registered.folder === folder)?.key
  expect(Object.values(module)).toContain(key)
})

/** MikroORM keeps the names of all modules' migrations in one table: of two with the same name, the second never runs. */
it("no two migrations of the plugin share a name", () => {
  const names = readdirSync(MODULES, { recursive: true, encoding: "utf8" })
    .filter((file) => /migrations\/Migration\d+\.ts$/.test(file.split(path.sep).join("/")))
    .map((file) => path.basename(file))
  expect(names.length).toBeGreaterThan(0)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})
