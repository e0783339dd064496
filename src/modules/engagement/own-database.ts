import type { DataSource, QueryRunner } from "typeorm"
import type { Binding, EngagementDatabase } from "./engagement-database"
import { OWN_MIGRATIONS } from "./own-migrations"

const MIGRATIONS_TABLE = "portal_engagement_migration"
const MAX_CONNECTIONS = 8
const CONNECT_TIMEOUT_MS = 5_000
const QUERY_TIMEOUT_MS = 60_000
const MIGRATION_LOCK = "hashtextextended('portal:engagement-migrate', 0)"

/** Postgres numbers the bindings. No statement of the module has a question mark of another meaning. */
const numbered = (statement: string): string => {
  let count = 0
  return statement.replaceAll("?", () => `$${++count}`)
}

/** One connection. Its caller gives it back. */
class RunnerDatabase implements EngagementDatabase {
  constructor(private readonly runner: QueryRunner) {}

  async query<Row>(statement: string, bindings: readonly Binding[] = []): Promise<Row[]> {
    // The structured result: the other one has another shape after an UPDATE.
    const { records }: { records: Row[] } = await this.runner.query(numbered(statement), [...bindings], true)
    return records
  }

  async transaction<T>(work: (database: EngagementDatabase) => Promise<T>): Promise<T> {
    await this.runner.startTransaction()
    try {
      const result = await work(this)
      await this.runner.commitTransaction()
      return result
    } catch (error) {
      await this.runner.rollbackTransaction()
      throw error
    }
  }
}

/** One instance at a time: TypeORM itself takes no lock. */
const migrate = async (source: DataSource): Promise<void> => {
  const runner: QueryRunner = source.createQueryRunner()
  try {
    await runner.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`)
    await source.runMigrations({ transaction: "each" })
    await runner.query(`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`)
  } finally {
    await runner.release()
  }
}

/** Loaded where it is used: a shop without such a database never pays for it. */
const open = async (url: string): Promise<DataSource> => {
  const { DataSource: Source } = await import("typeorm")
  const source = new Source({
    type: "postgres",
    url,
    entities: [],
    migrations: [...OWN_MIGRATIONS],
    migrationsTableName: MIGRATIONS_TABLE,
    synchronize: false,
    applicationName: "client-portal engagement",
    poolSize: MAX_CONNECTIONS,
    // A host that answers nothing holds up no page and no job.
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    extra: { query_timeout: QUERY_TIMEOUT_MS },
  })
  await source.initialize()
  try {
    await migrate(source)
  } catch (error) {
    await source.destroy()
    throw error
  }
  return source
}

/**
 * A database of its own, with connections and migrations of its own. It is opened, and brought up to date, at its first
 * use; where that fails, the next use tries again.
 */
export class OwnDatabase implements EngagementDatabase {
  private source: Promise<DataSource> | null = null

  constructor(private readonly url: string) {}

  async query<Row>(statement: string, bindings: readonly Binding[] = []): Promise<Row[]> {
    return await this.onConnection(async (connection) => await connection.query<Row>(statement, bindings))
  }

  async transaction<T>(work: (database: EngagementDatabase) => Promise<T>): Promise<T> {
    return await this.onConnection(async (connection) => await connection.transaction(work))
  }

  /** Ends its connections. */
  async close(): Promise<void> {
    const source = this.source
    this.source = null
    await (await source)?.destroy()
  }

  private async onConnection<T>(work: (connection: EngagementDatabase) => Promise<T>): Promise<T> {
    const runner = (await this.opened()).createQueryRunner()
    try {
      return await work(new RunnerDatabase(runner))
    } finally {
      await runner.release()
    }
  }

  private async opened(): Promise<DataSource> {
    this.source ??= open(this.url).catch((error: unknown) => {
      this.source = null
      throw error
    })
    return await this.source
  }
}
