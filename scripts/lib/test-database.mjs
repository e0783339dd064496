import path from "node:path"
import { createAdmin, migrate } from "./app.mjs"
import { ROOT, STATE } from "./env.mjs"
import { hashOf } from "./hash.mjs"
import { exclusively } from "./lock.mjs"
import { note } from "./progress.mjs"

const PREFIX = "client_portal_test_"

/** All that decides what an empty, migrated database looks like. */
const schemaHash = (admin) =>
  hashOf(ROOT, ["src/modules", "src/links", "package-lock.json", "medusa-config.ts", "src/lib/portal-modules.ts"], {
    only: (file) => !file.includes("/modules/") || /\/(models|migrations)\//.test(file),
  }).then((hash) => `${hash.slice(0, 16)}_${Buffer.from(admin.email).toString("hex").slice(0, 12)}`)

/**
 * Migrating takes a while, so it is done once for each state of the schema. Two runs on one server take turns.
 * @returns the name of the database that others are copied from
 */
const migratedTemplate = (postgres, { admin, at }) =>
  exclusively(path.join(STATE, "test-template.lock"), "preparing the tables", async () => {
    const template = `${PREFIX}template_${await schemaHash(admin)}`
    if (await postgres.exists(template)) {
      note("tables are copied from the last run's template")
      return template
    }
    const building = `${PREFIX}building_${process.pid}`
    await postgres.drop(building)
    await postgres.create(building)
    const there = { ...at, env: { ...at.env, DATABASE_URL: postgres.url(building) } }
    await migrate(there)
    await createAdmin(there, admin)
    for (const old of await postgres.list(`${PREFIX}template_`)) await postgres.drop(old)
    await postgres.rename(building, template)
    return template
  })

/** A fresh database for one run, copied within a second. */
export const freshDatabase = async (postgres, { name, admin, at }) => {
  const template = await migratedTemplate(postgres, { admin, at })
  const database = `${PREFIX}${name}`
  await postgres.drop(database)
  await postgres.create(database, { template })
  return { url: postgres.url(database), drop: () => postgres.drop(database) }
}
