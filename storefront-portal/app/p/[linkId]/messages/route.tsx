import { randomUUID } from "node:crypto"
import { MessagesPage } from "@/components/conversation/messages-page"
import type { TypedMessage } from "@/components/conversation/message-form"
import { PageWatch } from "@/components/watch/page-watch"
import { readMessageForm, readSubject } from "@/lib/conversation/read-message-form"
import { type ConversationView, markRead, readConversation, sendMessage } from "@/lib/data/conversation"
import type { MessageProblem } from "@/lib/errors/message-problem"
import { definePage } from "@/lib/html/define-page"
import { requestI18n } from "@/lib/html/request-i18n"
import { empty, formDone, isScript } from "@/lib/session/answers"
import { sessionOf } from "@/lib/session/cookies"
import { formToken } from "@/lib/session/form-token"
import { readOwnForm } from "@/lib/session/own-request"

type Params = { linkId: string }
interface State {
  typed: TypedMessage
  problem: MessageProblem
}

const STATUS: Record<MessageProblem, number> = {
  empty: 400,
  too_long: 400,
  preview: 403,
  gone: 404,
  files: 409,
  busy: 429,
  trouble: 502,
}

/** The whole thread of an order. */
const page = definePage({
  place: "p",
  script: "messages",
  read: ({ linkId }: Params, request) => readConversation(linkId, new URL(request.url).searchParams.get("before")),
  title: ({
    data: {
      page: { project },
      shop,
    },
    i18n,
  }) => i18n.t("conversation.page_title", { project: project.name, shop: shop.name }),
  status: ({ state }: { state: State | null }) => (state ? STATUS[state.problem] : 200),
  render: async ({ request, params: { linkId }, data, etag, state, i18n }) => (
    <>
      <MessagesPage
        view={data}
        linkId={linkId}
        formToken={formToken((await sessionOf(linkId)) ?? "")}
        typed={state?.typed ?? blank(request, data)}
        problem={state?.problem}
        isNewest={!new URL(request.url).searchParams.has("before")}
        i18n={i18n}
      />
      <PageWatch name="messages" linkId={linkId} etag={etag} preview={data.page.viewer.preview} i18n={i18n} />
    </>
  ),
})

/** A message that was not begun yet, about what the address says. */
function blank(request: Request, { page: { sections } }: ConversationView): TypedMessage {
  const about = readSubject(new URL(request.url).searchParams.get("about"))
  const isKnown =
    about !== null &&
    {
      line: sections.order.line_groups.flatMap(({ lines }) => lines.flatMap(({ item_ids }) => item_ids)),
      proof: sections.proofs.proofs.map(({ id }) => id),
      invoice: sections.invoices.invoices.map(({ id }) => id),
    }[about.type].includes(about.id)
  return { key: randomUUID(), body: "", about: isKnown ? `${about.type}:${about.id}` : "" }
}

export const GET = page.GET

/** Sends a message. Answers with the thread and what went wrong, or leads back to the page that the form stood on. */
export async function POST(request: Request, context: { params: Promise<Params> }): Promise<Response> {
  const params = await context.params
  const session = await sessionOf(params.linkId)
  const read = await readOwnForm(request, session)
  if (!read.ok) return empty(read.status)
  const form = readMessageForm(read.form)
  if (form === null) return empty(400)
  if (!session) return isScript(request) ? empty(401) : page.show(request, params, null)
  const { typed, message, seen, from } = form
  const problem = message ? await sendMessage(session, message) : form.problem
  if (problem === "no_session") return isScript(request) ? empty(401) : page.show(request, params, null)
  if (problem !== null && isScript(request)) {
    const text = requestI18n(request, null).t(`conversation.problem.${problem}`)
    return Response.json({ problem: text }, { status: STATUS[problem] })
  }
  if (problem !== null) return page.show(request, params, { typed, problem })
  // A client who answers has read what they answer.
  if (seen) await markRead(session, seen)
  return formDone(request, `/p/${params.linkId}${from === "order" ? "#messages" : "/messages#latest"}`)
}
