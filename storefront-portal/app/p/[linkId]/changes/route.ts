import { answerChange } from "@/lib/data/answer-change"

/** Whether the order's page is still the newest. */
export async function GET(request: Request, { params }: { params: Promise<{ linkId: string }> }): Promise<Response> {
  return answerChange(request, (await params).linkId, (api, call) => api.getProjectPage(call))
}
