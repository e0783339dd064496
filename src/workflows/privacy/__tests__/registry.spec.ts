import { existsSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { z } from "zod"
import { portalModules } from "../../../lib/portal-modules"
import { modulePersonalData, personalData } from "../registry"

/*
 * Every table of the plugin is looked at: those of models by their snapshots, others by the SQL that makes them. A column
 * that looks like personal data stands in an entry of `definePersonalData`, or among `other` with what it holds instead.
 */

const MODULES = path.join(__dirname, "../../../modules")

const snapshotSchema = z.object({
  tables: z.array(
    z.object({ name: z.string(), columns: z.record(z.string(), z.object({ name: z.string(), type: z.string() })) }),
  ),
})

type Column = { table: string; column: string; type: string }

const migrationsOf = (folder: string): string[] => {
  const directory = path.join(MODULES, folder, "migrations")
  // The tables of evidence are made by the module of approvals.
  if (!existsSync(directory)) return []
  return readdirSync(directory).map((file) => path.join(directory, file))
}

const fromSnapshots = (files: string[]): Column[] =>
  files
    .filter((file) => file.endsWith(".json"))
    .flatMap((file) => snapshotSchema.parse(JSON.parse(readFileSync(file, "utf8"))).tables)
    .flatMap(({ name: table, columns }) =>
      Object.values(columns).map(({ name: column, type }) => ({ table, column, type })),
    )

const TABLE = /CREATE TABLE(?: IF NOT EXISTS)? "?(portal_\w+)"?\s*\(([\s\S]*?)`\)/g
const ADDED = /ALTER TABLE "?(portal_\w+)"? ADD COLUMN(?: IF NOT EXISTS)? "?(\w+)"? (\w+)/g
const COLUMN = /(?:^|,)\s*"?(\w+)"? (text|jsonb|json|bytea)\b/g

const fromSql = (files: string[]): Column[] =>
  files
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(file, "utf8"))
    .flatMap((source) => [
      ...[...source.matchAll(TABLE)].flatMap(([, table = "", body = ""]) =>
        [...body.matchAll(COLUMN)].map(([, column = "", type = ""]) => ({ table, column, type })),
      ),
      ...[...source.matchAll(ADDED)].map(([, table = "", column = "", type = ""]) => ({ table, column, type })),
    ])

const columns = (): Column[] => {
  const files = portalModules.flatMap(({ folder }) => migrationsOf(folder))
  return [...fromSnapshots(files), ...fromSql(files)]
}

/** Names of columns. Ids are none, nor what Medusa keeps beside large numbers. */
const LOOKS_PERSONAL =
  /name|mail|recipient|sender|address|phone|message|body|note$|reason|reference|content|personal|payload|agent|title|search|legal|tax|last4|words|text|answer|headers|mime/

const isText = ({ type }: Column): boolean => /text|json|bytea|char/.test(type)

describe("what is kept about people", () => {
  it("is declared for every column that looks like it, in every table", () => {
    const declared = new Set([
      ...personalData.flatMap((part) =>
        Object.entries(part.columns).flatMap(([table, names]) => names.map((name) => `${table}.${name}`)),
      ),
      ...modulePersonalData.flatMap(({ other }) =>
        Object.entries(other).flatMap(([table, names]) => Object.keys(names).map((name) => `${table}.${name}`)),
      ),
    ])
    const missing = columns()
      .filter((column) => isText(column) && LOOKS_PERSONAL.test(column.column) && !/_id$|^raw_/.test(column.column))
      .map(({ table, column }) => `${table}.${column}`)
      .filter((name) => !declared.has(name))
    expect([...new Set(missing)].sort()).toEqual([])
  })

  it("is looked for in tables that exist, under names of its own", () => {
    const known = new Set(columns().map(({ table, column }) => `${table}.${column}`))
    const stale = personalData
      .flatMap((part) => Object.entries(part.columns))
      .flatMap(([table, names]) => names.map((name) => `${table}.${name}`))
      .filter((name) => name.startsWith("portal_") && !known.has(name))
    expect(stale.filter((name) => !name.endsWith("_at") && !/\.(id|tries)$/.test(name))).toEqual([])
    const ids = personalData.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it("is erased before the links by which it is found", () => {
    expect(personalData.at(-1)?.id).toBe("links")
  })
})
