import { sendOpened } from "@/lib/data/acts"
import { ApiTrouble } from "@/lib/data/api"
import { empty } from "@/lib/session/answers"
import { sessionOf } from "@/lib/session/cookies"
import { readOwnJson } from "@/lib/session/own-request"

export async function POST(request: Request, { params }: { params: Promise<{ linkId: string }> }): Promise<Response> {
  const read = await readOwnJson(request)
  if (!read.ok) return empty(read.status)
  const session = await sessionOf((await params).linkId)
  if (!session) return empty(401)
  try {
    return empty(await sendOpened(session, read.body))
  } catch (error) {
    if (error instanceof ApiTrouble) return empty(502)
    throw error
  }
}
