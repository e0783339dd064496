import { readdirSync } from "node:fs"
import path from "node:path"

const MODULES = path.join(__dirname, "../modules")

const migrationsOf = (module: string): string[] =>
  readdirSync(path.join(MODULES, module), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name === "migrations")
    .flatMap(() => readdirSync(path.join(MODULES, module, "migrations")))
    .filter((file) => file.endsWith(".ts"))

describe("migrations", () => {
  it("have names of their own over all modules: Medusa keeps one list, and skips a name that is in it", () => {
    const names = readdirSync(MODULES).flatMap(migrationsOf)
    expect(names.length).toBeGreaterThan(0)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })
})
