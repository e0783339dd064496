/** Milliseconds to the next look: soon at first, then ever more slowly. After the last one the button is left. */
const WAITS = [0, 1_500, 2_000, 3_000, 5_000, 8_000, 13_000, 20_000, 30_000]
/** Nothing more is expected to happen to a payment in these states while the client looks on. */
const SETTLED = new Set(["paid", "failed", "expired", "open", "processing"])

/**
 * On the page that a client comes back to from Stripe: has the shop ask Stripe and book what it says, until it is known
 * how the payment ended. The page is read anew when it says something else than before.
 * @param reload replaced in tests, where a page cannot be left
 */
export function confirmPayment(reload: () => void = () => location.reload()): void {
  const page = document.getElementById("checkout")
  const { refresh, state: shown } = page?.dataset ?? {}
  // The shop has booked an expired or failed payment's end before it shows it.
  if (!page || !refresh || shown === "expired" || shown === "failed") return
  const token = page.querySelector<HTMLInputElement>("input[name=form_token]")?.value ?? ""

  const ask = async (): Promise<string | null> => {
    const answer = await fetch(refresh, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ form_token: token }),
    }).catch(() => null)
    if (!answer?.ok) return null
    const body: unknown = await answer.json().catch(() => null)
    return typeof body === "object" && body !== null && "state" in body && typeof body.state === "string"
      ? body.state
      : null
  }

  const look = async (turn: number): Promise<void> => {
    const state = await ask()
    if (state !== null && state !== shown) return reload()
    if (state === null || !SETTLED.has(state)) lookLater(turn + 1)
  }
  const lookLater = (turn: number): void => {
    const wait = WAITS[turn]
    if (wait !== undefined) setTimeout(() => void look(turn), wait)
  }
  lookLater(0)
}
