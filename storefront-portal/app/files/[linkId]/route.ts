import { uploadQuerySchema } from "@contracts/file"
import { showFile } from "@/components/files/shown-file"
import { takeUpload } from "@/lib/files/take-upload"
import { requestI18n } from "@/lib/html/request-i18n"
import { sessionOf } from "@/lib/session/cookies"
import { isOwnUpload } from "@/lib/session/own-request"
import { contentSecurityPolicy, newNonce, PROTECTIONS } from "@/lib/session/protections"

type Params = { linkId: string }

/**
 * Takes a file of the page's own script. `proxy.ts` does not see this request, because Next keeps the body of every request
 * that it does: this handler speaks for itself.
 */
export async function POST(request: Request, context: { params: Promise<Params> }): Promise<Response> {
  const { linkId } = await context.params
  const session = await sessionOf(linkId)
  const query = uploadQuerySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!isOwnUpload(request)) return answer(403)
  if (!session) return answer(401)
  const i18n = requestI18n(request, null)
  if (!query.success) return answer(400, { problem: i18n.t("files.problem.file_name") })
  const taken = await takeUpload(request, session, query.data)
  if (taken === "no_session") return answer(401)
  if ("problem" in taken) return answer(taken.status, { problem: i18n.t(`files.problem.${taken.problem}`) })
  return answer(200, { file: showFile(taken.file, linkId, i18n) })
}

function answer(status: number, body?: object): Response {
  const headers = new Headers([
    ...PROTECTIONS,
    ["cache-control", "no-store"],
    ["content-security-policy", contentSecurityPolicy(newNonce())],
  ])
  return body ? Response.json(body, { status, headers }) : new Response(null, { status, headers })
}
