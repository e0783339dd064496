import { expiredPage } from "@/lib/html/notices"
import { isId } from "@/lib/session/cookies"

export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  const link = query.get("link")
  return expiredPage({ status: 200, query, linkId: link && isId(link) ? link : null, place: null })
}
