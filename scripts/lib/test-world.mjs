import { rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { appEnv, startApp } from "./app.mjs"
import { deployApp } from "./app-build.mjs"
import { rootRequire } from "./env.mjs"
import { startMailbox } from "./mailbox.mjs"
import { startPortal } from "./portal.mjs"
import { deployPortal } from "./portal-build.mjs"
import { freePort } from "./ports.mjs"
import { SANDBOX_KEY, sandboxEnv, startStripeSandbox } from "./stripe-sandbox.mjs"
import { freshDatabase } from "./test-database.mjs"

const ADMIN = { email: "admin@client-portal.test", password: "test-password-0123456789" }
const SECRETS = {
  jwt: "test-jwt-secret-0123456789-0123456789",
  cookie: "test-cookie-secret-0123456789-01234567",
  sealingKey: "test-sealing-key-0123456789-0123456789",
  sharedSecret: "test-shared-secret-0123456789-01234567",
  inboundMail: "test-mail-secret-0123456789-0123456789",
  mailEvents: "test-mail-events-secret-0123456789-0123",
  carrierEvents: "test-carrier-secret-0123456789-0123456789",
  stripeWebhook: "whsec_test_0123456789_0123456789_012345",
}

/** What jest's module runner connects with; a host without "localhost" in it would be asked for SSL. */
export const moduleRunnerEnv = (postgres) => {
  const url = new URL(postgres.adminUrl)
  return {
    DB_HOST: url.hostname,
    DB_PORT: url.port || "5432",
    DB_USERNAME: decodeURIComponent(url.username),
    DB_PASSWORD: decodeURIComponent(url.password),
  }
}

const start = async ({ folder, postgres, withAdmin, progress }) => {
  const ports = { api: await freePort(), portal: await freePort(), mailbox: await freePort(), stripe: await freePort() }
  const urls = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, `http://localhost:${port}`]))
  const logs = path.join(folder, "logs")

  const title = `Building the app${withAdmin ? " and its admin" : ""} where it changed`
  const appDir = await progress.step(title, () => deployApp(folder, { withAdmin }))

  const stripe = sandboxEnv({ port: ports.stripe, webhookSecret: SECRETS.stripeWebhook })
  const env = appEnv({
    databaseUrl: "",
    port: ports.api,
    portalUrl: urls.portal,
    folder,
    secrets: SECRETS,
    stripe,
    withAdmin,
  })
  const at = { appDir, env, log: path.join(logs, "migrate.log") }
  const database = await progress.step("Preparing the database", () =>
    freshDatabase(postgres, { name: `app_${process.pid}`, admin: ADMIN, at }),
  )
  env.DATABASE_URL = database.url
  await rm(env.MAILBOX_DIR, { recursive: true, force: true })

  const services = []
  await progress.step("Starting Medusa, the Stripe sandbox and the mailbox", async () => {
    const sandbox = { port: ports.stripe, apiUrl: urls.api, webhookSecret: SECRETS.stripeWebhook }
    services.push(await startStripeSandbox({ ...sandbox, log: path.join(logs, "stripe.log") }))
    services.push(await startApp({ appDir, env, port: ports.api, log: path.join(logs, "app.log") }))
    const mailbox = { appDir, directory: env.MAILBOX_DIR, port: ports.mailbox, log: path.join(logs, "mailbox.log") }
    services.push(await startMailbox(mailbox))
  })
  return { folder, progress, ports, urls, logs, appDir, env, database, services }
}

/** For tests that start, kill and restart an instance of their own. */
const describeInstance = async ({ folder, appDir, env, logs }) => {
  const file = path.join(folder, "instance.json")
  const cli = rootRequire.resolve("@medusajs/cli/cli.js")
  await writeFile(file, JSON.stringify({ appDir, env, cli, logs }), { mode: 0o600 })
  return file
}

const addPortal = async ({ folder, progress, ports, urls, logs, services }) => {
  const program = await progress.step("Building the portal if it changed", () => deployPortal(folder))
  const portal = { program, port: ports.portal, apiUrl: urls.api, sharedSecret: SECRETS.sharedSecret }
  await progress.step("Starting the portal", async () =>
    services.push(await startPortal({ ...portal, log: path.join(logs, "portal.log") })),
  )
}

/**
 * One production app and one mailbox over a fresh database, for all suites that talk HTTP; the portal joins them when
 * its turn comes.
 * @returns what the tests' environment has to say of it
 */
export const startWorld = async (options) => {
  const world = await start(options)
  return {
    env: {
      TEST_API_URL: world.urls.api,
      TEST_PORTAL_URL: world.urls.portal,
      TEST_MAILBOX_URL: world.urls.mailbox,
      TEST_MAILBOX_DIR: world.env.MAILBOX_DIR,
      TEST_DATABASE_URL: world.database.url,
      TEST_ADMIN_EMAIL: ADMIN.email,
      TEST_ADMIN_PASSWORD: ADMIN.password,
      TEST_SHARED_SECRET: SECRETS.sharedSecret,
      TEST_SEALING_KEY: SECRETS.sealingKey,
      TEST_MAIL_SECRET: SECRETS.inboundMail,
      TEST_MAIL_EVENTS_SECRET: SECRETS.mailEvents,
      TEST_CARRIER_SECRET: SECRETS.carrierEvents,
      TEST_STRIPE_URL: world.urls.stripe,
      TEST_STRIPE_KEY: SANDBOX_KEY,
      TEST_STRIPE_WEBHOOK_SECRET: SECRETS.stripeWebhook,
      TEST_INSTANCE_FILE: await describeInstance(world),
    },
    addPortal: () => addPortal(world),
    stop: async () => {
      for (const service of world.services.reverse()) await service.stop()
      await world.database.drop()
    },
  }
}
