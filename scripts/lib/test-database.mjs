import { createAdmin, migrate } from "./app.mjs"
import { ROOT } from "./env.mjs"
import { hashOf } from "./hash.mjs"
import { note } from "./progress.mjs"

const PREFIX = "client_portal_test_"

/** All that decides what an empty, migrated database looks like. */
const schemaHash = (admin) =>
  hashOf(ROOT, ["src/modules", "src/links", "package-lock.json", "medusa-config.ts", "src/lib/portal-modules.ts"], {
    only: (file) => !file.includes("/modules/") || /\/(models|migrations)\//.test(file),
  }).then((hash) => `${hash.slice(0, 16)}_${Buffer.from(admin.email).toString("hex").slice(0, 12)}`)

/**
 * A fresh database for one run. Migrating takes a while, so it is done once for each state of the schema, into a
 * template that later runs copy within a second.
 */
export const freshDatabase = async (postgres, { name, admin, at }) => {
  const template = `${PREFIX}template_${await schemaHash(admin)}`
  if (!(await postgres.exists(template))) {
    const building = `${PREFIX}building_${process.pid}`
    await postgres.drop(building)
    await postgres.create(building)
    const there = { ...at, env: { ...at.env, DATABASE_URL: postgres.url(building) } }
    await migrate(there)
    await createAdmin(there, admin)
    for (const old of await postgres.list(`${PREFIX}template_`)) await postgres.drop(old)
    await postgres.rename(building, template)
  } else note("tables are copied from the last run's template")
  const database = `${PREFIX}${name}`
  await postgres.drop(database)
  await postgres.create(database, { template })
  return { url: postgres.url(database), drop: () => postgres.drop(database) }
}
