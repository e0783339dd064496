import { randomUUID } from "node:crypto"
import { testEnv } from "./env"

/** What the sandbox holds, as far as tests look at it. */
export interface SandboxState {
  sessions: { id: string; status: string; amount_total: number; url: string | null; success_url: string }[]
  intents: { id: string; status: string; amount_received: number; latest_charge: string | null }[]
  charges: { id: string; status: string; amount: number; amount_refunded: number; payment_intent: string }[]
  refunds: { id: string; amount: number; status: string; charge: string; metadata: Record<string, string> }[]
  disputes: { id: string; amount: number; status: string }[]
  events: { id: string; type: string; data: { object: { id: string } } }[]
  held: number
  deliveries: { event_id: string; status: number }[]
}

/** Settings that lead an app of a test's own to an account of its own in the sandbox. */
export const stripeSettings = (api_key: string): Record<string, string> => {
  const { hostname, port } = new URL(testEnv("TEST_STRIPE_URL"))
  return {
    STRIPE_API_KEY: api_key,
    STRIPE_WEBHOOK_SECRET: testEnv("TEST_STRIPE_WEBHOOK_SECRET"),
    STRIPE_HOST: hostname,
    STRIPE_PORT: port,
  }
}

export const ownStripeKey = (): string => `sk_test_sandbox_${randomUUID().replaceAll("-", "")}`

/** The sandbox's hand: what a client does on Stripe's page, staff in its dashboard, and a bank. */
export class StripeSandbox {
  constructor(readonly api_key: string) {}

  /** @param url where its webhooks go; left out: nowhere */
  async addAccount(url?: string): Promise<void> {
    const webhook = url ? { url, secret: testEnv("TEST_STRIPE_WEBHOOK_SECRET") } : undefined
    await this.call("accounts", { webhook })
  }

  async call<T>(action: string, values: Record<string, unknown> = {}): Promise<T> {
    const answer = await fetch(`${testEnv("TEST_STRIPE_URL")}/_sandbox/${action}`, {
      method: "POST",
      body: JSON.stringify({ api_key: this.api_key, ...values }),
    })
    const body: unknown = await answer.json()
    if (!answer.ok) throw new Error(`The sandbox refused ${action}: ${JSON.stringify(body)}`)
    return body as T
  }

  async state(): Promise<SandboxState> {
    return await this.call<SandboxState>("state")
  }

  /** Pays a page at Stripe as a client does. @param at its address */
  async pay(at: string, { method = "card", outcome = "succeed" } = {}): Promise<void> {
    await this.call("pay", { session: at.split("/").at(-1), method, outcome })
  }

  /** The newest charge. */
  async lastCharge(): Promise<SandboxState["charges"][number]> {
    const [charge] = (await this.state()).charges
    if (!charge) throw new Error("Nothing was charged")
    return charge
  }
}
