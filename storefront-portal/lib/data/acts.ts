import "server-only"
import { askApi, discard } from "./api"

/** Forwards a decision as it came: the API alone judges it, and its answer goes back word for word. */
export async function sendDecision(session: string, requestId: string, decision: unknown): Promise<Response> {
  return askApi(`/portal/approvals/${encodeURIComponent(requestId)}/decision`, {
    method: "POST",
    session,
    body: decision,
  })
}

export async function sendOpened(session: string, opened: unknown): Promise<number> {
  const response = await askApi("/portal/opened", { method: "POST", session, body: opened })
  await discard(response)
  return response.status
}
