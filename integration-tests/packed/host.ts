import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { Client } from "pg"
import { answering, command, hostEnv, npm, serve, type Server, stop } from "../support/command"
import { testEnv } from "../support/env"

export const ROOT = path.resolve(__dirname, "../..")
const MEDUSA_VERSION = "2.21.2"
const DATABASE = `client_portal_packed_${process.pid}`

export const SHARED_SECRET = "packed-shared-secret-0123456789-0123456789"
export const ADMIN = { email: "owner@bare-host.test", password: "packed-password-0123456789" }

/** Packs the plugin as it is published, which builds it; what the build prints is kept out of the answer. */
export const packPlugin = async (into: string): Promise<{ tarball: string; files: string[] }> => {
  const quiet = ["--json", "--foreground-scripts=false"]
  const output = await command(npm, ["pack", ...quiet, "--pack-destination", into], { cwd: ROOT })
  const [packed] = JSON.parse(output.slice(output.indexOf("["), output.lastIndexOf("]") + 1)) as {
    filename: string
    files: { path: string }[]
  }[]
  if (!packed) throw new Error("npm pack made nothing")
  return { tarball: path.join(into, packed.filename), files: packed.files.map((file) => file.path) }
}

/** What `create-medusa-app` writes, and the plugin. */
const packageJson = (tarball: string) => ({
  name: "bare-host",
  private: true,
  dependencies: {
    "@medusajs/admin-sdk": MEDUSA_VERSION,
    "@medusajs/cli": MEDUSA_VERSION,
    "@medusajs/framework": MEDUSA_VERSION,
    "@medusajs/medusa": MEDUSA_VERSION,
    "medusa-plugin-client-portal": `file:${tarball}`,
    react: "18.3.1",
    "react-dom": "18.3.1",
  },
  devDependencies: { "@swc/core": "1.16.22", "@types/node": "20.19.43", "ts-node": "10.9.2", typescript: "5.9.3" },
})

const CONFIG = `
import { defineConfig } from "@medusajs/framework/utils"

export default defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: "http://localhost:8000",
      adminCors: "http://localhost:9000",
      authCors: "http://localhost:9000",
      jwtSecret: process.env.JWT_SECRET,
      cookieSecret: process.env.COOKIE_SECRET,
    },
  },
  plugins: [
    {
      resolve: "medusa-plugin-client-portal",
      options: {
        portal_url: process.env.PORTAL_URL,
        secrets: { sealing_key: process.env.SEALING_KEY, portal_shared_secret: process.env.SHARED_SECRET },
        stripe: { api_key: "sk_test_0123456789", webhook_secret: "whsec_0123456789abcdef" },
      },
    },
  ],
  modules: [
    {
      resolve: "@medusajs/medusa/payment",
      options: {
        providers: [
          {
            resolve: "medusa-plugin-client-portal/providers/stripe-checkout",
            id: "stripe",
            options: { api_key: "sk_test_0123456789" },
          },
        ],
      },
    },
    {
      resolve: "@medusajs/medusa/notification",
      options: {
        providers: [
          { resolve: "@medusajs/medusa/notification-local", id: "local", options: { channels: ["feed"] } },
          {
            resolve: "medusa-plugin-client-portal/providers/mailbox",
            id: "mailbox",
            options: { channels: ["email"], directory: process.env.MAILBOX_DIR, allow_in_production: true },
          },
        ],
      },
    },
  ],
})
`

const TSCONFIG = {
  compilerOptions: {
    target: "ES2021",
    module: "Node16",
    moduleResolution: "Node16",
    esModuleInterop: true,
    skipLibCheck: true,
    strict: true,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    outDir: ".medusa/server",
  },
  include: ["**/*"],
  exclude: ["node_modules", ".medusa"],
}

const onServer = async (sql: string): Promise<void> => {
  const client = new Client({ connectionString: testEnv("TEST_POSTGRES_URL") })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

const databaseUrl = (): string => {
  const url = new URL(testEnv("TEST_POSTGRES_URL"))
  url.pathname = `/${DATABASE}`
  return url.href
}

/** A bare Medusa in a temporary folder, with nothing but the packed plugin added to it. */
export class BareHost {
  readonly mailbox: string
  private server: Server | null = null

  private constructor(
    readonly folder: string,
    private readonly port: number,
    readonly portalUrl: string,
  ) {
    this.mailbox = path.join(folder, ".mailbox")
  }

  static async create(tarball: string, port: number, portalUrl: string): Promise<BareHost> {
    const host = new BareHost(await mkdtemp(path.join(os.tmpdir(), "client-portal-host-")), port, portalUrl)
    await writeFile(path.join(host.folder, "package.json"), JSON.stringify(packageJson(tarball), null, 2))
    await writeFile(path.join(host.folder, "medusa-config.ts"), CONFIG)
    await writeFile(path.join(host.folder, "tsconfig.json"), JSON.stringify(TSCONFIG, null, 2))
    await command(npm, ["install", "--prefer-offline", "--no-audit", "--no-fund"], { cwd: host.folder })
    return host
  }

  get url(): string {
    return `http://localhost:${this.port}`
  }

  private env(): NodeJS.ProcessEnv {
    return hostEnv({
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl(),
      JWT_SECRET: "packed-jwt-secret-0123456789",
      COOKIE_SECRET: "packed-cookie-secret-0123456789",
      SEALING_KEY: "packed-sealing-key-0123456789-0123456789",
      SHARED_SECRET,
      PORTAL_URL: this.portalUrl,
      MAILBOX_DIR: this.mailbox,
    })
  }

  /** Runs a command of Medusa's in the host's folder. @returns what it prints */
  medusa(args: string[], cwd = this.folder): Promise<string> {
    return command(process.execPath, [this.cli(), ...args], { cwd, env: this.env() })
  }

  private cli(): string {
    return path.join(this.folder, "node_modules/@medusajs/cli/cli.js")
  }

  async prepareDatabase(): Promise<void> {
    await onServer(`DROP DATABASE IF EXISTS "${DATABASE}" WITH (FORCE)`)
    await onServer(`CREATE DATABASE "${DATABASE}"`)
    await this.medusa(["db:migrate", "--execute-safe-links", "--execute-safe-search"])
    await this.medusa(["user", "--email", ADMIN.email, "--password", ADMIN.password])
  }

  async build(): Promise<void> {
    await this.medusa(["build"])
  }

  /** As Medusa's own deployment guide starts it: from the folder that was built. */
  async start(): Promise<void> {
    this.server = serve(process.execPath, [this.cli(), "start", "--port", String(this.port)], {
      cwd: path.join(this.folder, ".medusa/server"),
      env: this.env(),
      log: path.join(testEnv("TEST_LOG_DIR"), "packed-host.log"),
    })
    await answering(this.server, `${this.url}/health`, "the bare host")
  }

  async read(file: string): Promise<string> {
    return readFile(path.join(this.folder, file), "utf8")
  }

  async remove(): Promise<void> {
    if (this.server) await stop(this.server)
    await onServer(`DROP DATABASE IF EXISTS "${DATABASE}" WITH (FORCE)`)
    await rm(this.folder, { recursive: true, force: true })
  }
}
