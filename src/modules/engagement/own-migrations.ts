import type { MigrationInterface, QueryRunner } from "typeorm"
import type { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { Migration20261127124000 } from "./migrations/Migration20261127124000"
import { Migration20261127152300 } from "./migrations/Migration20261127152300"
import { Migration20261127152301 } from "./migrations/Migration20261127152301"
import { Migration20261127192600 } from "./migrations/Migration20261127192600"
import { Migration20261128001100 } from "./migrations/Migration20261128001100"

type Direction = "up" | "down"
type MigrationClass = { prototype: Pick<Migration, Direction> }

/** The statements of one of the module's migrations, in their order. */
const statementsOf = async (migration: MigrationClass, direction: Direction): Promise<string[]> => {
  const statements: string[] = []
  const collector = { addSql: (statement: string) => void statements.push(statement) }
  await migration.prototype[direction].call(collector)
  return statements
}

/**
 * A migration of the module for the database of its own: the same statements, so that both databases have the same tables.
 * @param name ends with a moment in ms, by which TypeORM orders migrations
 */
const sameAs = (migration: MigrationClass, name: string): new () => MigrationInterface => {
  const run = async (runner: QueryRunner, direction: Direction): Promise<void> => {
    for (const statement of await statementsOf(migration, direction)) await runner.query(statement)
  }
  return class implements MigrationInterface {
    readonly name = name

    async up(runner: QueryRunner): Promise<void> {
      await run(runner, "up")
    }

    async down(runner: QueryRunner): Promise<void> {
      await run(runner, "down")
    }
  }
}

/** In the order in which the module got them. */
export const OWN_MIGRATIONS = [
  sameAs(Migration20261127124000, "EngagementTables1795783200000"),
  sameAs(Migration20261127152300, "EngagementLastEvent1795792980000"),
  sameAs(Migration20261127152301, "EngagementOfAccounts1795792981000"),
  sameAs(Migration20261127192600, "EngagementErasedLinks1795807560000"),
  sameAs(Migration20261128001100, "EngagementDayKey1795824660000"),
] as const
