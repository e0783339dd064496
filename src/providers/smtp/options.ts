import { MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"
import { addressTextSchema } from "./address"

const LOOPBACK = new Set(["localhost", "127.0.0.1", "::1"])

const timeout = (fallback: number) => z.number().int().min(100).max(600_000).default(fallback)

const optionsSchema = z
  .object({
    /** Read by Medusa: the channels this provider serves. */
    channels: z.array(z.string()).optional(),
    /** `smtp://user:password@host:port` or `smtps://…`, in place of the five below. User and password are URL-encoded. */
    url: z.string().optional(),
    host: z.string().min(1).optional(),
    port: z.number().int().min(1).max(65_535).optional(),
    /** TLS from the first byte; by default on for port 465 alone. Other ports begin in the clear and upgrade (STARTTLS). */
    secure: z.boolean().optional(),
    user: z.string().min(1).optional(),
    password: z.string().min(1).optional(),
    /** Refuse servers that do not upgrade. On by default wherever a password would travel beyond this machine. */
    require_tls: z.boolean().optional(),
    /** The sender where the notification names none. */
    from: addressTextSchema,
    reply_to: addressTextSchema.optional(),
    /** Where reports about mails that cannot be delivered go (envelope sender); by default the sender. */
    return_path: addressTextSchema.optional(),
    /** Keeps connections open between mails, for shops that send many. */
    pool: z.boolean().default(false),
    connection_timeout_ms: timeout(10_000),
    greeting_timeout_ms: timeout(10_000),
    socket_timeout_ms: timeout(30_000),
  })
  .strict()

export interface SmtpOptions {
  server: {
    host: string
    port: number
    secure: boolean
    require_tls: boolean
    auth: { user: string; pass: string } | null
  }
  from: string
  reply_to: string | null
  return_path: string | null
  pool: boolean
  timeouts: { connection: number; greeting: number; socket: number }
}

interface Server {
  host: string
  port?: number
  secure?: boolean
  user?: string
  password?: string
}

const decode = (part: string): string | null => {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}

/** Null when it is no such address. The address itself is never repeated in an error: it may hold the password. */
const readUrl = (value: string): Server | null => {
  if (!URL.canParse(value)) return null
  const url = new URL(value)
  const user = decode(url.username)
  const password = decode(url.password)
  const complete =
    ["smtp:", "smtps:"].includes(url.protocol) &&
    url.hostname !== "" &&
    !url.search &&
    !url.hash &&
    url.pathname.length <= 1
  if (!complete || user === null || password === null) return null
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    ...(url.port ? { port: Number(url.port) } : {}),
    secure: url.protocol === "smtps:",
    ...(user ? { user } : {}),
    ...(password ? { password } : {}),
  }
}

const fail = (problems: string[]): never => {
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `SMTP notification provider: check its options in medusa-config: ${problems.join("; ")}`,
  )
}

const describe = (issue: z.core.$ZodIssue): string => {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => `"${key}" is no option of this provider`).join("; ")
  const missing = issue.code === "invalid_type" && issue.message.endsWith("received undefined")
  return `"${issue.path.join(".")}" ${missing ? "is missing" : issue.message}`
}

const serverOf = (options: z.infer<typeof optionsSchema>): Server => {
  const { url, host, port, secure, user, password } = options
  if (url === undefined) {
    return host === undefined ? fail(['"host" is missing (or give "url")']) : { host, port, secure, user, password }
  }
  const twice = Object.entries({ host, port, secure, user, password }).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  )
  if (twice.length > 0) fail(twice.map((name) => `"${name}" is already part of "url"`))
  return readUrl(url) ?? fail(['"url" must be an address such as smtps://user:password@mail.example.com:465'])
}

/**
 * The host's options, checked and completed. Errors name the option and never repeat its value.
 * @throws MedusaError invalid_data, which stops the boot
 */
export const parseSmtpOptions = (raw: unknown): SmtpOptions => {
  const result = optionsSchema.safeParse(raw ?? {})
  const options = result.success ? result.data : fail(result.error.issues.map(describe))
  const { host, port: givenPort, secure: givenSecure, user, password } = serverOf(options)
  if (user !== undefined && password === undefined) fail(['"password" is missing for "user"'])
  if (user === undefined && password !== undefined) fail(['"user" is missing for "password"'])

  const port = givenPort ?? (givenSecure ? 465 : 587)
  const secure = givenSecure ?? port === 465
  const auth = user !== undefined && password !== undefined ? { user, pass: password } : null
  return {
    server: {
      host,
      port,
      secure,
      auth,
      require_tls: !secure && (options.require_tls ?? (auth !== null && !LOOPBACK.has(host))),
    },
    from: options.from,
    reply_to: options.reply_to ?? null,
    return_path: options.return_path ?? null,
    pool: options.pool,
    timeouts: {
      connection: options.connection_timeout_ms,
      greeting: options.greeting_timeout_ms,
      socket: options.socket_timeout_ms,
    },
  }
}
