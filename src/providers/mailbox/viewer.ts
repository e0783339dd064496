import { createHash } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { readReply } from "./read-reply"
import { composeReply, deliverReply, type ReplyTarget } from "./reply"
import { MailStore } from "./store"
import { viewerCss, viewerJs } from "./viewer-assets"
import { type Answered, isView, listMarkup, pageMarkup, type View } from "./viewer-page"

export interface MailboxViewerOptions {
  directory: string
  /** 0 takes any free one. */
  port: number
  /** Loopback only; 127.0.0.1 by default. */
  host?: string
  /** Lets mails that have a Reply-To be answered; without it the mailbox can only be read. */
  reply?: ReplyTarget
}

export interface MailboxViewer {
  url: string
  close(): Promise<void>
}

interface Mailbox {
  store: MailStore
  reply?: ReplyTarget | undefined
}

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"])

interface Answer {
  status: number
  type: string
  body: string
  /** Replaces the pages' own policy. */
  csp?: string
  location?: string
}

const PAGE_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** A mail may paint itself and show the shop's logo, nothing else; the sandbox also holds when it is opened directly. */
const MAIL_CSP =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

const page = (body: string): Answer => ({ status: 200, type: "text/html; charset=utf-8", body })
const json = (value: unknown): Answer => ({
  status: 200,
  type: "application/json; charset=utf-8",
  body: JSON.stringify(value),
})
const plain = (status: number, body: string): Answer => ({ status, type: "text/plain; charset=utf-8", body })
const notFound = plain(404, "There is no such mail.")

const showMail = async ({ store, reply }: Mailbox, id: string, view: View, answered: string): Promise<Answer> => {
  const [mail, source, mails] = await Promise.all([store.read(id), store.readSource(id), store.list()])
  if (mail === null || source === null) return notFound
  const canReply = reply !== undefined && mail.reply_to !== null
  return page(pageMarkup({ mails, open: { mail, source: source.toString("utf8"), canReply, answered }, view }).value)
}

/** Another site's page can send a form here, and its browser says so. Pages without a referrer have the origin "null". */
const isOwnForm = ({ headers }: IncomingMessage): boolean =>
  headers["sec-fetch-site"] === undefined
    ? headers.origin === `http://${headers.host ?? ""}`
    : headers["sec-fetch-site"] === "same-origin"

const answerMail = async ({ store, reply }: Mailbox, id: string, request: IncomingMessage): Promise<Answer> => {
  const mail = await store.read(id)
  if (mail === null || reply === undefined || mail.reply_to === null) return notFound
  if (!isOwnForm(request)) return plain(403, "This answer did not come from the mailbox.")
  const back = (answered: Answered): Answer => ({
    ...plain(303, ""),
    location: `/mails/${id}/html?answered=${answered}`,
  })
  const written = await readReply(request)
  if (typeof written === "string") return back(written)
  return back((await deliverReply(await composeReply(mail, written), reply)) ? "yes" : "no")
}

const showContent = async (store: MailStore, id: string): Promise<Answer> => {
  const mail = await store.read(id)
  return mail === null ? notFound : { ...page(mail.html), csp: MAIL_CSP }
}

const showJson = async (store: MailStore, id: string): Promise<Answer> => {
  const mail = await store.read(id)
  return mail === null ? notFound : json(mail)
}

const showRaw = async (store: MailStore, id: string): Promise<Answer> => {
  const source = await store.readSource(id)
  return source === null ? notFound : plain(200, source.toString("utf8"))
}

/** Reads only. Ids are checked by the store before they come near a file name. */
const route = async (mailbox: Mailbox, url: URL): Promise<Answer> => {
  const { store } = mailbox
  const [first = "", second = "", third = "", ...rest] = url.pathname.split("/").slice(1)
  if (rest.length > 0) return notFound
  const view = (name: string): View => (isView(name) ? name : "html")

  if (first === "" && !second) return page(pageMarkup({ mails: await store.list(), open: null, view: "html" }).value)
  if (first === "list" && !second) {
    const wanted = view(url.searchParams.get("view") ?? "")
    return page(listMarkup(await store.list(), url.searchParams.get("selected") ?? "", wanted).value)
  }
  if (first === "viewer.css" && !second) return { status: 200, type: "text/css; charset=utf-8", body: viewerCss }
  if (first === "viewer.js" && !second) return { status: 200, type: "text/javascript; charset=utf-8", body: viewerJs }
  if (first === "mails" && second && third === "raw") return showRaw(store, second)
  if (first === "mails" && second && (third === "" || isView(third)))
    return showMail(mailbox, second, view(third), url.searchParams.get("answered") ?? "")
  if (first === "content" && second && !third) return showContent(store, second)
  if (first === "api" && second === "mails") return third ? showJson(store, third) : json({ mails: await store.list() })
  return notFound
}

const send = (request: IncomingMessage, response: ServerResponse, answer: Answer): void => {
  const tag = `"${createHash("sha256").update(answer.body).digest("base64url")}"`
  const unchanged = answer.status === 200 && request.headers["if-none-match"] === tag
  response.writeHead(unchanged ? 304 : answer.status, {
    "Content-Type": answer.type,
    "Content-Security-Policy": answer.csp ?? PAGE_CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    ETag: tag,
    ...(answer.location === undefined ? {} : { Location: answer.location }),
  })
  response.end(unchanged || request.method === "HEAD" ? undefined : answer.body)
}

const answer = async (mailbox: Mailbox, request: IncomingMessage): Promise<Answer> => {
  // A foreign site whose name is made to point at this machine (DNS rebinding) still sends its own name.
  const base = `http://${request.headers.host ?? ""}`
  const hostname = URL.canParse(base) ? new URL(base).hostname.replace(/^\[|\]$/g, "") : ""
  if (!LOOPBACK.has(hostname)) return plain(403, "The mailbox answers on this machine only.")
  const path = request.url ?? "/"
  const [, id] = /^\/mails\/([^/?]+)\/reply$/.exec(path) ?? []
  if (request.method === "POST" && id !== undefined) return answerMail(mailbox, id, request)
  if (request.method !== "GET" && request.method !== "HEAD") return plain(405, "The mailbox can only be read.")
  return URL.canParse(path, base) ? route(mailbox, new URL(path, base)) : notFound
}

/** A small page for the mailbox's folder, on loopback only. It changes none of the mails. */
export const startMailboxViewer = async ({
  directory,
  port,
  host = "127.0.0.1",
  reply,
}: MailboxViewerOptions): Promise<MailboxViewer> => {
  if (!LOOPBACK.has(host))
    throw new Error("The mailbox shows private links: its host must be 127.0.0.1, ::1 or localhost")
  const mailbox = { store: new MailStore(directory), reply }
  const server = createServer((request, response) => {
    answer(mailbox, request)
      .catch(() => plain(500, "This mail cannot be read."))
      .then((result) => send(request, response, result))
      .catch(() => response.destroy())
  })
  await new Promise<void>((done, failed) => {
    server.once("error", failed)
    server.listen(port, host, done)
  })
  const address = server.address()
  const bound = typeof address === "object" && address !== null ? address.port : port
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise((done, failed) => {
        server.close((error) => (error ? failed(error) : done()))
        server.closeAllConnections()
      }),
  }
}
