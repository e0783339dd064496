import { showFile } from "@/components/files/shown-file"
import { readFile, removeFile } from "@/lib/data/file"
import { requestI18n } from "@/lib/html/request-i18n"
import { empty } from "@/lib/session/answers"
import { isId, sessionOf } from "@/lib/session/cookies"
import { isOwnWrite } from "@/lib/session/own-request"

type Params = { linkId: string; fileId: string }

/** What is known of a file by now, for the page's script. */
export async function GET(request: Request, context: { params: Promise<Params> }): Promise<Response> {
  const { linkId, fileId } = await context.params
  const session = await sessionOf(linkId)
  if (!session || !isId(fileId)) return empty(session ? 404 : 401)
  const file = await readFile(session, fileId)
  if (typeof file === "number") return empty(file)
  return Response.json({ file: showFile(file, linkId, requestI18n(request, null)) })
}

/** Removes an own upload that nothing uses. */
export async function DELETE(request: Request, context: { params: Promise<Params> }): Promise<Response> {
  const { linkId, fileId } = await context.params
  const session = await sessionOf(linkId)
  if (!isOwnWrite(request)) return empty(403)
  if (!session || !isId(fileId)) return empty(session ? 404 : 401)
  return empty(await removeFile(session, fileId))
}
