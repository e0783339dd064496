import { beaconSchema } from "@contracts/engagement/beacon"
import { empty } from "@/lib/session/answers"
import { sessionOf } from "@/lib/session/cookies"
import { readOwnJson } from "@/lib/session/own-request"
import { answerReport } from "@/lib/session/report"

/** What a page reports of itself while it is before a person. */
export async function POST(request: Request, { params }: { params: Promise<{ linkId: string }> }): Promise<Response> {
  const read = await readOwnJson(request)
  if (!read.ok) return empty(read.status)
  const session = await sessionOf((await params).linkId)
  if (!session) return empty(401)
  const beacon = beaconSchema.safeParse(read.body)
  if (!beacon.success) return empty(400)
  return await answerReport((api) => api.recordBeacon({ session, body: beacon.data }))
}
