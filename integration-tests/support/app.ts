import { spawn, type ChildProcess } from "node:child_process"
import { createWriteStream, readFileSync } from "node:fs"
import path from "node:path"
import { testEnv } from "./env"
import { freePort } from "./ports"
import { GiveUp, waitFor } from "./wait"

interface Instance {
  appDir: string
  cli: string
  logs: string
  env: Record<string, string>
}

/** The tests' database for an instance whose connections go by a name, by which triggers tell it from the others. */
export const databaseAs = (name: string): string => {
  const url = new URL(testEnv("TEST_DATABASE_URL"))
  url.searchParams.set("application_name", name)
  return url.toString()
}

/**
 * All instances look for jobs; under this trigger only the one of this name finds those of some kinds.
 * @param jobs a pattern of LIKE for their ids
 */
export const keptFor = (name: string, jobs: string): string => `
  CREATE FUNCTION test_kept_jobs() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
  CREATE TRIGGER test_kept_jobs BEFORE UPDATE ON client_portal_jobs._private_jobs FOR EACH ROW
    WHEN (NEW.locked_by IS NOT NULL AND NEW.payload->>'job' LIKE '${jobs}'
      AND current_setting('application_name') <> '${name}')
    EXECUTE FUNCTION test_kept_jobs()`

export const FREE_JOBS = "DROP FUNCTION IF EXISTS test_kept_jobs CASCADE"

const started = new Set<ChildProcess>()

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

const endOf = (child: ChildProcess): Promise<void> =>
  hasEnded(child) ? Promise.resolve() : new Promise((resolve) => child.once("exit", () => resolve()))

/** One more instance of the built app, for tests that stop it in the middle of things. */
export class ExtraApp {
  private child: ChildProcess | null = null

  private constructor(
    private readonly instance: Instance,
    readonly port: number,
    private readonly extraEnv: Record<string, string>,
  ) {}

  /** Shares the running app's database unless `env` names another. */
  static async start(env: Record<string, string> = {}): Promise<ExtraApp> {
    const instance = JSON.parse(readFileSync(testEnv("TEST_INSTANCE_FILE"), "utf8")) as Instance
    const app = new ExtraApp(instance, await freePort(), env)
    await app.boot()
    return app
  }

  get url(): string {
    return `http://localhost:${this.port}`
  }

  async boot(): Promise<void> {
    const child = spawn(process.execPath, [this.instance.cli, "start", "--port", String(this.port)], {
      cwd: this.instance.appDir,
      env: { ...this.instance.env, API_URL: this.url, ...this.extraEnv },
      stdio: ["ignore", "pipe", "pipe"],
    })
    const log = createWriteStream(path.join(this.instance.logs, `extra-app-${this.port}.log`), { flags: "a" })
    child.stdout.pipe(log, { end: false })
    child.stderr.pipe(log, { end: false })
    started.add(child)
    this.child = child
    await waitFor(
      async () => {
        if (hasEnded(child)) throw new GiveUp(`The extra app ended while starting; its log is in ${this.instance.logs}`)
        return (await fetch(`${this.url}/health`)).ok
      },
      { timeout: 90_000, every: 200, what: "the start of the extra app" },
    )
  }

  /** As a power cut would: nothing is finished, nothing is said. */
  kill(): Promise<void> {
    return this.end("SIGKILL")
  }

  stop(): Promise<void> {
    return this.end("SIGTERM")
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child
    if (!child) return
    child.kill(signal)
    await endOf(child)
    started.delete(child)
    this.child = null
  }
}

afterAll(async () => {
  for (const child of started) {
    child.kill("SIGKILL")
    await endOf(child)
  }
})
