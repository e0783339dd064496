import { seeOther } from "./answers"
import { isId, sessionOf } from "./cookies"
import { answerReport } from "./report"

/**
 * Answers at the address of a link that pages hold and no person can see or reach. What follows it is a program that reads
 * pages; it is led back to the page like any visitor. Another site that sends a person's browser here proves nothing.
 * @param pathOf of the page that a link opens
 */
export const followedHiddenLink =
  (pathOf: (linkId: string) => string) =>
  async (request: Request, { params }: { params: Promise<{ linkId: string }> }): Promise<Response> => {
    const { linkId } = await params
    const session = await sessionOf(linkId)
    const site = request.headers.get("sec-fetch-site")
    if (session && (site === null || site === "same-origin")) await answerReport((api) => api.recordTrap({ session }))
    return seeOther(isId(linkId) ? pathOf(linkId) : "/link-expired")
  }
