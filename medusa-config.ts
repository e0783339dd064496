import path from "node:path"
import { defineConfig, loadEnv } from "@medusajs/framework/utils"
import { portalModules } from "./src/lib/portal-modules"
import type { ClientPortalOptionsInput } from "./src/options"

loadEnv(process.env.NODE_ENV ?? "development", process.cwd())

/** Only then do the defaults below apply: they are public, and no shop may run on them unawares. */
const hasDefaults = process.env.NODE_ENV !== "production" || process.env.CLIENT_PORTAL_DEMO === "1"

const setting = (name: string, developmentDefault: string): string => {
  const value = process.env[name]
  if (value) return value
  if (hasDefaults) return developmentDefault
  throw new Error(`${name} is not set. It has a default in development only.`)
}

const apiUrl = setting("API_URL", "http://localhost:9000")
const portalUrl = setting("PORTAL_URL", "http://localhost:8000")
const isPlainHttp = apiUrl.startsWith("http:")

const mailFrom = process.env.MAIL_FROM ?? "Northfold Print Co. <orders@northfold.example>"

/** A dot folder: the develop watcher would restart at each upload that it sees. */
const filesDir = path.resolve(process.env.FILES_DIR ?? ".medusa")

/** Without a key clients cannot pay. Host, port and protocol lead to the sandbox that the demo and the tests start. */
const stripeAccess = process.env.STRIPE_API_KEY
  ? {
      api_key: process.env.STRIPE_API_KEY,
      ...(process.env.STRIPE_HOST
        ? { host: process.env.STRIPE_HOST, port: Number(process.env.STRIPE_PORT), protocol: "http" as const }
        : {}),
    }
  : null

/** A development dependency: a shop that writes Japanese brings its own font. */
const japaneseFonts = (): string[] => {
  try {
    const folder = path.dirname(require.resolve("@expo-google-fonts/noto-sans-jp/package.json"))
    return [
      path.join(folder, "400Regular", "NotoSansJP_400Regular.ttf"),
      path.join(folder, "600SemiBold", "NotoSansJP_600SemiBold.ttf"),
    ]
  } catch {
    // Not installed in production.
    return []
  }
}

export const clientPortalOptions = {
  portal_url: portalUrl,
  admin_url: `${apiUrl}/app`,
  secrets: {
    sealing_key: setting("PORTAL_SEALING_KEY", "development-only-sealing-key-0000000000"),
    portal_shared_secret: setting("PORTAL_SHARED_SECRET", "development-only-shared-secret-00000000"),
  },
  email: { from: mailFrom },
  // The demo's mailbox answers mails through the route that a mail service would use.
  ...(process.env.INBOUND_MAIL_ADDRESS
    ? { inbound_mail: { address: process.env.INBOUND_MAIL_ADDRESS, secret: process.env.INBOUND_MAIL_SECRET ?? "" } }
    : {}),
  ...(process.env.CARRIER_EVENTS_SECRET
    ? {
        carrier_events: {
          secret: process.env.CARRIER_EVENTS_SECRET,
          easypost_secret: process.env.CARRIER_EVENTS_SECRET,
        },
      }
    : {}),
  ...(process.env.MAIL_EVENTS_SECRET ? { mail_events: { secret: process.env.MAIL_EVENTS_SECRET } } : {}),
  documents: { fonts: japaneseFonts() },
  ...(stripeAccess ? { stripe: { ...stripeAccess, webhook_secret: process.env.STRIPE_WEBHOOK_SECRET ?? "" } } : {}),
} satisfies ClientPortalOptionsInput

const emailProvider = process.env.SMTP_URL
  ? {
      resolve: "./src/providers/smtp",
      id: "smtp",
      options: { channels: ["email"], url: process.env.SMTP_URL, from: mailFrom },
    }
  : {
      resolve: "./src/providers/mailbox",
      id: "mailbox",
      options: {
        channels: ["email"],
        directory: path.resolve(process.env.MAILBOX_DIR ?? ".medusa/mailbox"),
        allow_in_production: process.env.CLIENT_PORTAL_DEMO === "1",
      },
    }

export default defineConfig({
  projectConfig: {
    databaseUrl: setting("DATABASE_URL", "postgres://localhost/client-portal"),
    http: {
      storeCors: setting("STORE_CORS", portalUrl),
      adminCors: setting("ADMIN_CORS", apiUrl),
      authCors: setting("AUTH_CORS", `${apiUrl},${portalUrl}`),
      jwtSecret: setting("JWT_SECRET", "development-only-jwt-secret"),
      cookieSecret: setting("COOKIE_SECRET", "development-only-cookie-secret"),
    },
    // Production mode marks the session cookie "secure", which browsers drop on the demo's plain http address.
    ...(isPlainHttp ? { cookieOptions: { secure: false, sameSite: "lax" as const } } : {}),
  },
  admin: { disable: process.env.MEDUSA_ADMIN_DISABLE === "true" },
  modules: [
    ...portalModules.map(({ key, folder }) => ({
      key,
      resolve: `./src/modules/${folder}`,
      options: clientPortalOptions,
    })),
    ...(stripeAccess
      ? [
          {
            resolve: "@medusajs/medusa/payment",
            options: {
              providers: [{ resolve: "./src/providers/stripe-checkout", id: "stripe", options: stripeAccess }],
            },
          },
        ]
      : []),
    {
      resolve: "@medusajs/medusa/notification",
      options: {
        // Naming providers replaces Medusa's own list, and with it the feed of the admin's bell: hence `local` here.
        providers: [
          { resolve: "@medusajs/medusa/notification-local", id: "local", options: { channels: ["feed"] } },
          emailProvider,
        ],
      },
    },
    {
      resolve: "@medusajs/medusa/file",
      options: {
        providers: [
          {
            resolve: "@medusajs/medusa/file-local",
            id: "local",
            options: {
              upload_dir: path.join(filesDir, "uploads"),
              private_upload_dir: path.join(filesDir, "private-uploads"),
              backend_url: `${apiUrl}/static`,
            },
          },
        ],
      },
    },
  ],
})
