import { expiredPage } from "@/lib/html/notices"
import { isId } from "@/lib/session/cookies"

export async function GET(request: Request): Promise<Response> {
  const link = new URL(request.url).searchParams.get("link")
  return expiredPage({ request, status: 200, linkId: link && isId(link) ? link : null, place: null })
}
