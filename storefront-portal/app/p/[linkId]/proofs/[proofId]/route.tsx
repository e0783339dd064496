import type { DecisionAnswer, LiveProof, ProofFormState, StudioData } from "@/components/proofs/studio/studio-data"
import { StaticStudio } from "@/components/proofs/studio/static-studio"
import { proofPath } from "@/components/proofs/proof-path"
import { readProof, type ProofParams, type ProofView } from "@/lib/data/proof"
import { sendProofDecision } from "@/lib/data/proof-decision"
import type { Read } from "@/lib/data/project"
import { assets } from "@/lib/html/assets"
import { definePage } from "@/lib/html/define-page"
import { newRemarks } from "@/lib/proofs/compose-message"
import { readProofForm } from "@/lib/proofs/read-proof-form"
import { studioWords } from "@/lib/proofs/studio-words"
import { empty, isScript, seeOther } from "@/lib/session/answers"
import { isId, sessionOf } from "@/lib/session/cookies"
import { formToken } from "@/lib/session/form-token"
import { readOwnForm } from "@/lib/session/own-request"

/** The proof studio: complete as HTML, and taken over by its script (browser/proof.tsx). */
const page = definePage({
  place: "p",
  script: "proof",
  read: async (params: ProofParams): Promise<Read<ProofView>> => (await readProof(params)) ?? { kind: "trouble" },
  title: ({ data: { page, shop }, i18n }) =>
    i18n.t("studio.page_title", { title: page.proof.title, project: page.project.name, shop: shop.name }),
  status: ({ state }: { state: ProofFormState | null }) => state?.status ?? 200,
  render: async ({ request, params: { linkId }, data: { shop, ...data }, etag, state, i18n }) => {
    const proof: LiveProof = { ...data, etag }
    const token = formToken((await sessionOf(linkId)) ?? "")
    const studio: StudioData = {
      proof,
      formToken: token,
      state,
      words: studioWords(request.headers.get("accept-language"), shop, i18n),
      differenceScript: assets.scripts["proof-difference"],
    }
    return (
      <div id="studio" data-studio={JSON.stringify(studio)}>
        <StaticStudio proof={proof} formToken={token} state={state} i18n={i18n} />
      </div>
    )
  },
})

export const GET = page.GET

/** A decision. A plain form is answered with a page, the studio's script with what that page would show. */
export async function POST(request: Request, context: { params: Promise<ProofParams> }): Promise<Response> {
  const params = await context.params
  const session = await sessionOf(params.linkId)
  const read = await readOwnForm(request, session)
  if (!read.ok) return empty(read.status)
  const requestId = read.form.get("request")
  if (!requestId || !isId(requestId) || !isId(params.proofId)) return empty(400)
  if (!session) return isScript(request) ? empty(401) : page.show(request, params, null)
  const before = await readProof(params)
  if (before?.kind !== "ok")
    return isScript(request) ? empty(before?.kind === "no_session" ? 401 : 502) : page.show(request, params, null)
  const { annotations, versions } = before.data.page
  const [version] = versions
  const required = version && !version.waives ? version.spec.ticks.map(({ id }) => id) : []
  const form = readProofForm(read.form, newRemarks(annotations, version?.id ?? ""), required)
  if (form === null) return empty(400)
  const { typed, problems, decision } = form
  const outcome = decision
    ? await sendProofDecision(session, requestId, decision)
    : { kind: "failed" as const, problems, failure: null, status: 400 }
  if (outcome.kind === "no_session") return isScript(request) ? empty(401) : page.show(request, params, null)
  if (outcome.kind === "done")
    return isScript(request)
      ? answer({ kind: "done", proof: await readLive(params) })
      : seeOther(`${proofPath(params.linkId, params.proofId)}#decision`)
  const state: ProofFormState = { typed, problems: outcome.problems, failure: outcome.failure, status: outcome.status }
  if (!isScript(request)) return page.show(request, params, state)
  return answer({ kind: "failed", state, proof: await readLive(params) })
}

const answer = (body: DecisionAnswer): Response =>
  Response.json(body, { status: body.kind === "done" ? 200 : body.state.status })

/** The proof after a decision, null while it cannot be read: the script then asks again by itself. */
async function readLive(params: ProofParams): Promise<LiveProof | null> {
  const proof = await readProof(params)
  return proof?.kind === "ok" ? { page: proof.data.page, rendering: proof.data.rendering, etag: proof.etag } : null
}
