import type { MedusaContainer } from "@medusajs/framework/types"
import { callFunctions } from "../lib/sql"

/** Whose page is read. */
export type Subject = { order_id: string; project_id: string }

/** What the SQL functions of a part gave, in their order. */
export type GivenRows = readonly unknown[]

export type Source<Facts> =
  | {
      /**
       * STABLE SQL functions `(order_id text) RETURNS json` in migrations of the part's own modules. They are called in the
       * statement that reads the keys, so that a change of the part costs no further round trip.
       */
      rows: [string, ...string[]]
      /** Makes the facts of what the functions gave. */
      facts: (rows: GivenRows, container: MedusaContainer) => Facts | Promise<Facts>
    }
  | {
      /** Reads a part in statements of its own, after its key. */
      read: (container: MedusaContainer, subject: Subject) => Promise<Facts>
    }

export type PartDefinition<Id extends string, Facts> = {
  id: Id
  /**
   * SQL functions `(order_id text) RETURNS text`, in a migration of the part's own module. Their result must change with
   * every committed change of a row behind the part, see docs/adr/0003 for how.
   */
  freshness: [string, ...string[]]
} & Source<Facts>

/** A part of the page that is read under a key of its own. */
export type PagePart<Id extends string, Facts> = {
  id: Id
  freshness: [string, ...string[]]
  /** The SQL functions of its rows; none for a part that is read in statements of its own. */
  rows: string[]
  /** @param given what the functions gave in the statement that read the part's key; left out, they are asked now */
  read: (container: MedusaContainer, subject: Subject, given?: GivenRows) => Promise<Facts>
}

export const definePart = <Id extends string, Facts>(definition: PartDefinition<Id, Facts>): PagePart<Id, Facts> => {
  const { id, freshness } = definition
  if ("read" in definition) {
    const { read } = definition
    return { id, freshness, rows: [], read: (container, subject) => read(container, subject) }
  }
  const { rows, facts } = definition
  return {
    id,
    freshness,
    rows,
    read: async (container, { order_id }, given) =>
      await facts(given ?? (await callFunctions(container, rows, order_id)), container),
  }
}
