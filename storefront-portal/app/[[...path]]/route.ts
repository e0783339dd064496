import { missingPage } from "@/lib/html/notices"

/** Every address that no other route answers. */
export function GET(request: Request): Promise<Response> {
  return missingPage(request)
}
