import { createServer } from "node:http"
import { readFileSync, writeFileSync } from "node:fs"
import { Account } from "./account.mjs"
import { decimalsOf } from "./amounts.mjs"
import { answerApi } from "./api.mjs"
import { act } from "./control.mjs"
import { expireDueSessions } from "./checkout.mjs"
import { missing, StripeApiError } from "./errors.mjs"
import { ConnectionCut, Faults, Nonsense } from "./faults.mjs"
import { checkoutPage, returnAddress } from "./pages/checkout-page.mjs"
import { dashboard } from "./pages/dashboard.mjs"
import { answerChallenge, pay } from "./payments.mjs"
import { readParameterTypes } from "./parameters.mjs"

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"])
const MAX_BODY = 1_000_000

const readBody = async (request) => {
  const chunks = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > MAX_BODY) throw new StripeApiError(413, { message: "The request is too large." })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString("utf8")
}

const json = (status, body, headers = {}) => ({
  status,
  headers: { "Content-Type": "application/json", ...headers },
  body: JSON.stringify(body, null, 2),
})
const page = (body) => ({ status: 200, headers: { "Content-Type": "text/html; charset=utf-8" }, body })
const redirect = (location) => ({ status: 303, headers: { Location: location }, body: "" })

/** Values of the dashboard's forms: what is no text there is no text for the action either. */
const formValues = (body, account) => {
  const values = Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [
      name,
      value === "true" ? true : value === "false" ? false : value,
    ]),
  )
  if (values.major === undefined) return values
  const { major, ...others } = values
  const { currency } = account.get("charges", values.charge)
  return { ...others, amount: Math.round(Number(major) * 10 ** decimalsOf(currency)) }
}

/**
 * A stateful stand-in for Stripe on this machine. Everything lies in memory and, with `file`, is written there at the end
 * and after changes, so that a demo finds it again.
 */
export class Sandbox {
  faults = new Faults()
  accounts = new Map()

  constructor({ file = null } = {}) {
    this.file = file
    this.types = readParameterTypes()
    if (file) this.load()
  }

  load() {
    let stored = []
    try {
      stored = JSON.parse(readFileSync(this.file, "utf8"))
    } catch (error) {
      if (error.code !== "ENOENT") throw error
    }
    for (const account of stored) this.addAccount(account)
  }

  save() {
    if (this.file) writeFileSync(this.file, JSON.stringify([...this.accounts.values()]), { mode: 0o600 })
  }

  saveSoon() {
    if (!this.file || this.timer) return
    this.timer = setTimeout(() => {
      this.timer = null
      this.save()
    }, 300)
  }

  /** @param {{ api_key: string, name?: string, country?: string, webhook?: { url: string, secret: string } }} input */
  addAccount({ webhook, ...input }) {
    const known = this.accounts.get(input.api_key)
    const account = known ?? new Account({ ...input, onChange: () => this.saveSoon() })
    this.accounts.set(account.api_key, account)
    if (webhook) account.webhooks.endpoint = webhook
    this.saveSoon()
    return account
  }

  accountWith(predicate, id) {
    const account = [...this.accounts.values()].find(predicate)
    if (!account) throw missing("account", id)
    return account
  }

  async answerControl(path, body) {
    const values = body ? JSON.parse(body) : {}
    if (path === "accounts") return json(200, { id: this.addAccount(values).id })
    if (path === "faults") {
      this.faults.set(values.faults)
      return json(200, {})
    }
    const { api_key, ...rest } = values
    const account = this.accountWith((one) => one.api_key === api_key, "with this key")
    return json(200, (await act(account, path, rest)) ?? {})
  }

  async answerPage(method, url, body) {
    const [, first, second, id, last] = url.pathname.split("/")
    if (url.pathname === "/" && method === "GET") return page(dashboard(this.accounts))
    if (first === "actions" && method === "POST") {
      const account = this.accountWith((one) => one.id === second, second)
      await act(account, id, formValues(body, account))
      return redirect("/")
    }
    if (first !== "c" || second !== "pay") throw missing("page", url.pathname)
    const account = this.accountWith((one) => one.sessions.has(id), id)
    expireDueSessions(account)
    const session = account.get("sessions", id)
    if (method === "GET") return page(checkoutPage(account, session))
    const form = new URLSearchParams(body)
    if (session.status === "open") {
      if (last === "confirm") answerChallenge(account, id, form.get("confirmed") === "true")
      else pay(account, id, form.get("method"), form.get("outcome"))
    }
    return redirect(session.status === "complete" ? returnAddress(session) : `/c/pay/${id}`)
  }

  async answer(request) {
    const origin = `http://${request.headers.host}`
    const url = new URL(request.url, origin)
    // A foreign site whose name is made to point at this machine (DNS rebinding) still sends its own name.
    if (!LOOPBACK.has(url.hostname))
      return json(403, { error: { message: "The sandbox answers on this machine only." } })
    const body = await readBody(request)
    if (url.pathname.startsWith("/_sandbox/")) return this.answerControl(url.pathname.slice("/_sandbox/".length), body)
    if (!url.pathname.startsWith("/v1/")) return this.answerPage(request.method, url, body)
    const { accounts, types } = this
    const interfere = (path, hasRun) => this.faults.interfere(path, hasRun)
    const answer = await answerApi({
      accounts,
      types,
      method: request.method,
      url,
      headers: request.headers,
      body,
      origin,
      interfere,
    })
    await interfere(url.pathname, true)
    return json(answer.status, answer.body, answer.isReplayed ? { "Idempotent-Replayed": "true" } : {})
  }

  /** @param port 0 takes any free one. @returns the port */
  async listen(port) {
    this.server = createServer(async (request, response) => {
      try {
        const { status, headers, body } = await this.answer(request)
        response.writeHead(status, { "Cache-Control": "no-store", "Request-Id": `req_${Date.now()}`, ...headers })
        response.end(body)
      } catch (error) {
        if (error instanceof ConnectionCut) return response.destroy()
        if (error instanceof Nonsense) return response.writeHead(200).end("<html>maintenance</html>")
        const known =
          error instanceof StripeApiError
            ? error
            : new StripeApiError(500, { type: "api_error", message: error.message })
        response.writeHead(known.status, { "Content-Type": "application/json" })
        response.end(JSON.stringify(known.body))
      }
    })
    await new Promise((resolve, reject) => {
      this.server.once("error", reject)
      this.server.listen(port, "localhost", resolve)
    })
    return this.server.address().port
  }

  async close() {
    for (const account of this.accounts.values()) account.webhooks.stop()
    clearTimeout(this.timer)
    this.save()
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }
}
