/**
 * `npm run demo [-- --reset]`: a whole shop on this machine, with its admin, the portal, a Stripe sandbox and a
 * mailbox, until Ctrl-C. With STRIPE_API_KEY (sk_test_…) and STRIPE_WEBHOOK_SECRET it uses Stripe's test mode instead.
 * Everything it keeps lies in .medusa/demo, or of a second demo that DEMO_NAME names in .medusa/demo-<name>.
 */
import { rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { parseArgs } from "node:util"
import { seed } from "./demo/seed.mjs"
import { appEnv, createAdmin, migrate, startApp } from "./lib/app.mjs"
import { deployApp, pendingAppBuild } from "./lib/app-build.mjs"
import { demoState, rebased, resetDemo } from "./lib/demo-state.mjs"
import { PORTAL, ROOT, STATE, stateFolder } from "./lib/env.mjs"
import { Failure, report } from "./lib/failure.mjs"
import { installPackages } from "./lib/install.mjs"
import { holderOf, tryLock } from "./lib/lock.mjs"
import { startMailbox } from "./lib/mailbox.mjs"
import { requireNode } from "./lib/node-version.mjs"
import { startPortal } from "./lib/portal.mjs"
import { deployPortal, pendingPortalBuild } from "./lib/portal-build.mjs"
import { portFor } from "./lib/ports.mjs"
import { embeddedPostgres, givenPostgres } from "./lib/postgres.mjs"
import { tail, withCleanup } from "./lib/processes.mjs"
import { note, Progress } from "./lib/progress.mjs"
import { keptSecrets } from "./lib/secrets.mjs"
import { sandboxEnv, startStripeSandbox } from "./lib/stripe-sandbox.mjs"

const ADMIN_EMAIL = "dana@northfold.example"
const DATABASE = "client_portal_demo"

/** What the folder and the lock are called. */
const chooseName = () => {
  const given = process.env.DEMO_NAME
  if (!given) return "demo"
  if (/^[\w-]+$/.test(given)) return `demo-${given}`
  throw new Failure(`DEMO_NAME=${given} is no name: letters, digits, "-" and "_" alone.`)
}

const requireAlone = (name) => {
  const file = path.join(STATE, `${name}.lock`)
  if (!tryLock(file))
    throw new Failure(`The demo is already running (process ${holderOf(file)}). End it with Ctrl-C there.`)
}

const choosePorts = async () => ({
  api: await portFor("Medusa with its admin", "DEMO_API_PORT", 9000),
  portal: await portFor("the portal", "DEMO_PORTAL_PORT", 8000),
  mailbox: await portFor("the mailbox", "DEMO_MAILBOX_PORT", 8025),
  stripe: await portFor("the Stripe sandbox", "DEMO_STRIPE_PORT", 8035),
})

/** Stripe's test mode where the caller has keys for it: their settings for the app; null for the sandbox. */
const ownStripe = () => {
  const { STRIPE_API_KEY, STRIPE_WEBHOOK_SECRET } = process.env
  if (!STRIPE_API_KEY) return null
  if (!/^(sk|rk)_test_/.test(STRIPE_API_KEY))
    throw new Failure("STRIPE_API_KEY is no key of Stripe's test mode (sk_test_…). The demo moves no real money.")
  if (!STRIPE_WEBHOOK_SECRET)
    throw new Failure(
      "STRIPE_WEBHOOK_SECRET is missing. `stripe listen --forward-to localhost:9000/hooks/client-portal/stripe` prints one.",
    )
  return { STRIPE_API_KEY, STRIPE_WEBHOOK_SECRET }
}

/** How long the builds will take, so that nobody wonders whether it hangs. */
const buildTitles = async () => {
  const app = await pendingAppBuild()
  const parts = [app.backend && "the server (about 20 s)", app.admin && "the admin (about 90 s, first time only)"]
  const portal = (await pendingPortalBuild()).needed
  return {
    app: parts.some(Boolean)
      ? `Building ${parts.filter(Boolean).join(" and ")}`
      : "The server and the admin are built already",
    portal: portal ? "Building the portal (about 40 s, first time only)" : "The portal is built already",
  }
}

const openDatabase = async (folder, state) => {
  if (process.env.DATABASE_URL) {
    if (state.current().seed === "begun")
      throw new Failure(
        "The first start was interrupted while it filled the shop. Empty the database in DATABASE_URL and start again.",
      )
    await givenPostgres(process.env.DATABASE_URL)
    return process.env.DATABASE_URL
  }
  const postgres = await embeddedPostgres({ folder })
  if (state.current().seed === "begun") {
    note("the first start was interrupted while it filled the shop: starting over")
    await postgres.drop(DATABASE)
    await state.save({ schema: null, seed: null, admin: null })
    for (const kept of ["mailbox", "stripe-sandbox.json"])
      await rm(path.join(folder, kept), { recursive: true, force: true })
  }
  if (await postgres.create(DATABASE)) await state.save({ schema: null, seed: null, admin: null })
  return postgres.url(DATABASE)
}

const prepareDatabase = async (at, state, schema, admin) => {
  if (state.current().schema !== schema) await migrate(at)
  if (!state.current().admin) await createAdmin(at, admin)
  await state.save({ schema, admin: true })
}

const fillShop = async (state, demo) => {
  if (state.current().seed === "done") return note("filled already")
  await state.save({ seed: "begun" })
  const links = await seed({ ...demo, note })
  await state.save({ seed: "done", links })
}

const print = (links, file, elapsed) =>
  process.stdout.write(
    [
      "",
      `Ready in ${elapsed}.`,
      "",
      `  Admin      ${links.adminUrl}`,
      `             ${links.adminEmail}  /  ${links.adminPassword}`,
      `  Mailbox    ${links.mailboxUrl}`,
      `  Stripe     ${links.stripeUrl} ${links.stripeUrl.startsWith("http:") ? "(sandbox, no real money)" : "(test mode)"}`,
      ...links.clientLinks.map(
        ({ recipient, url }, index) => `  ${index === 0 ? "Clients" : "       "}    ${recipient.padEnd(24)} ${url}`,
      ),
      `  Portal     ${links.portalUrl}`,
      "",
      `  The same is in ${path.relative(ROOT, file)}. Ctrl-C ends the demo; its data is kept (npm run demo -- --reset starts over).`,
      "",
      "",
    ].join("\n"),
  )

const demo = async ({ name, reset, progress, signalled }) => {
  const ports = await choosePorts()
  const urls = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, `http://localhost:${port}`]))
  const inRepository = [
    { folder: ROOT, label: "plugin" },
    { folder: PORTAL, label: "portal" },
  ]
  await progress.step("Installing packages where they are missing", () => installPackages(inRepository))

  if (reset) await resetDemo(path.join(STATE, name))
  const folder = await stateFolder(name)
  const linksFile = path.join(folder, "links.json")
  const logs = path.join(folder, "logs")
  const state = await demoState(folder)
  const secrets = await keptSecrets(path.join(folder, "secrets.json"))
  const admin = { email: ADMIN_EMAIL, password: secrets.adminPassword }

  const databaseUrl = await progress.step("Starting the database", () => openDatabase(folder, state))
  const titles = await buildTitles()
  const appDir = await progress.step(titles.app, () => deployApp(folder))
  const program = await progress.step(titles.portal, () => deployPortal(folder))

  const given = ownStripe()
  const webhookSecret = `whsec_${secrets.stripeWebhook}`
  const stripe = given ?? sandboxEnv({ port: ports.stripe, webhookSecret })
  const env = appEnv({ databaseUrl, port: ports.api, portalUrl: urls.portal, folder, secrets, stripe })
  const schema = (await pendingAppBuild()).hashes.backend
  const at = { appDir, env, log: path.join(logs, "migrate.log") }
  await progress.step("Bringing the database up to date", () => prepareDatabase(at, state, schema, admin))

  const services = []
  await progress.step("Starting Medusa and the Stripe sandbox", async () => {
    const file = path.join(folder, "stripe-sandbox.json")
    const sandbox = { port: ports.stripe, apiUrl: urls.api, webhookSecret, file, log: path.join(logs, "stripe.log") }
    if (!given) services.push(await startStripeSandbox(sandbox))
    services.push(await startApp({ appDir, env, port: ports.api, log: path.join(logs, "medusa.log") }))
  })
  await progress.step("Starting the portal and the mailbox", async () => {
    const { sharedSecret } = secrets
    services.push(
      await startPortal({
        program,
        port: ports.portal,
        apiUrl: urls.api,
        sharedSecret,
        log: path.join(logs, "portal.log"),
      }),
    )
    services.push(
      await startMailbox({
        appDir,
        directory: env.MAILBOX_DIR,
        port: ports.mailbox,
        log: path.join(logs, "mailbox.log"),
        reply: { url: `${urls.api}/hooks/client-portal/mail`, secret: secrets.inboundMail },
      }),
    )
  })
  await progress.step("Filling the shop", () =>
    fillShop(state, {
      apiUrl: urls.api,
      databaseUrl,
      adminEmail: admin.email,
      adminPassword: admin.password,
      hasSandbox: !given,
      mailboxUrl: urls.mailbox,
      carrierSecret: secrets.carrierEvents,
      mailEventsSecret: secrets.mailEvents,
      inboundMailSecret: secrets.inboundMail,
    }),
  )

  const links = {
    adminUrl: `${urls.api}/app`,
    adminEmail: admin.email,
    adminPassword: admin.password,
    portalUrl: urls.portal,
    mailboxUrl: urls.mailbox,
    stripeUrl: given ? "https://dashboard.stripe.com/test/payments" : urls.stripe,
    clientLinks: rebased(state.current().links ?? [], urls.portal),
  }
  await writeFile(linksFile, JSON.stringify(links, null, 2), { mode: 0o600 })
  print(links, linksFile, progress.elapsed())

  const ended = await Promise.race([signalled, ...services.map((service) => service.ended.then(() => service))])
  if (ended)
    throw new Failure(`${ended.name} has ended by itself. The end of its log (${ended.log}):\n${await tail(ended.log)}`)
}

const main = async () => {
  requireNode()
  const { values } = parseArgs({ options: { reset: { type: "boolean", default: false } } })
  const name = chooseName()
  requireAlone(name)
  await withCleanup(({ signalled }) => demo({ name, reset: values.reset, progress: new Progress(8), signalled }))
}

main().then(
  () => process.exit(0),
  (error) => {
    report(error)
    process.exit(1)
  },
)
