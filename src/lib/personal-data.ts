import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Actor } from "../contracts"

/*
 * What is kept about a person (docs/guides/privacy.md). A feature says beside its tables which columns hold personal data,
 * and how they are read and erased; `src/workflows/privacy/registry.ts` lists all of them.
 */

/** Whose data it is: everything is found by the address, and by the ids that it leads to. */
export type Person = {
  /** In lower case. */
  email: string
  /** Every link that was given to the address, also revoked ones. As an actor, a client is their link. */
  link_ids: readonly string[]
  /** Customers of the shop with this address. */
  customer_ids: readonly string[]
}

export type Erasure = { actor: Actor; /** In words of the shop's; kept with the evidence. */ reason: string }

type Part = {
  /** Names the part in the export and among what was erased. */
  id: string
  /** The columns that hold personal data, by table. */
  columns: Readonly<Record<string, readonly string[]>>
  read: (container: MedusaContainer, person: Person) => Promise<object[]>
}

export type PersonalData =
  | (Part & {
      /** May run twice. @returns how many rows were changed */
      erase: (container: MedusaContainer, person: Person, erasure: Erasure) => Promise<number>
    })
  /** Data that is not erased, and why. */
  | (Part & { kept: string })

/** What a module's tables hold. `other`: columns that look like personal data, and what they hold instead, by table. */
export type ModulePersonalData = {
  data: readonly PersonalData[]
  other: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** What a feature contributes. */
export const definePersonalData = (data: ModulePersonalData): ModulePersonalData => data

type TableData = {
  id: string
  table: string
  /** Personal columns, and what stands in them once they are erased. `OWN_ID`: the row's own id, where values are unique. */
  columns: Readonly<Record<string, string | null | typeof OWN_ID>>
  /** Other columns that the export shows. */
  also?: readonly string[]
  /** Narrows to the person's rows. */
  rows: (query: Knex.QueryBuilder, person: Person) => Knex.QueryBuilder
}

export const OWN_ID = Symbol("the row's own id")

const knexOf = (container: MedusaContainer): Knex => container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

/** Personal data in columns of one table, whose rows stay without it. */
export const tableData = ({ id, table, columns, also = [], rows }: TableData): PersonalData => {
  const names = Object.keys(columns)
  const shown = names.filter((name) => columns[name] !== OWN_ID)
  return {
    id,
    columns: { [table]: names },
    read: async (container, person) =>
      await rows(knexOf(container)(table), person)
        .orderBy("created_at")
        .select<object[]>("id", "created_at", ...also, ...shown),
    erase: async (container, person) => {
      const knex = knexOf(container)
      const erased = Object.fromEntries(
        Object.entries(columns).map(([name, value]) => [name, value === OWN_ID ? knex.ref("id") : value]),
      )
      // A row that is erased already is not counted again.
      return await rows(knex(table), person)
        .where((query) => {
          for (const name of shown) void query.orWhereRaw("?? IS DISTINCT FROM ?", [name, erased[name] ?? null])
        })
        .update(erased)
    },
  }
}

/** Rows that exist for a person alone and go with them. */
export const rowsData = ({
  id,
  table,
  columns,
  rows,
}: Omit<TableData, "columns" | "also"> & { columns: string[] }): PersonalData => ({
  id,
  columns: { [table]: columns },
  read: async (container, person) =>
    await rows(knexOf(container)(table), person).orderBy("created_at").select<object[]>(columns),
  erase: async (container, person) => await rows(knexOf(container)(table), person).delete(),
})

/** Rows that the person wrote or caused as a client, through any of their links. */
export const byClient = (query: Knex.QueryBuilder, { link_ids }: Person): Knex.QueryBuilder =>
  query.where({ actor_type: "client" }).whereIn("actor_id", [...link_ids])

/** Rows that belong to one of the person's links. */
export const ofLinks = (query: Knex.QueryBuilder, { link_ids }: Person): Knex.QueryBuilder =>
  query.whereIn("link_id", [...link_ids])

/** Names of staff in the columns of an actor. */
export const STAFF = "staff, or the portal by itself"
