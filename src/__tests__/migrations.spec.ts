import { readdirSync } from "node:fs"
import path from "node:path"
import { portalModules } from "../lib/portal-modules"

const namesOf = (folder: string): string[] =>
  readdirSync(path.join(__dirname, "../modules", folder, "migrations")).filter((file) =>
    /^Migration\d+\.ts$/.test(file),
  )

/** Medusa knows a migration that has run by its name alone, whichever module it belongs to. */
it("no two migrations have the same name, in whatever modules", () => {
  const names = portalModules.flatMap(({ folder }) => namesOf(folder))
  expect(names.length).toBeGreaterThan(portalModules.length)
  expect(names.toSorted()).toEqual([...new Set(names)].toSorted())
})
