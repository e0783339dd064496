import { MailPreferencesPage } from "@/components/mail/mail-preferences-page"
import { readMailPreference, saveMailPreference } from "@/lib/data/mail-preference"
import { definePage } from "@/lib/html/define-page"
import { readPreferenceForm } from "@/lib/mail/read-preference-form"
import { empty, seeOther } from "@/lib/session/answers"
import { sessionOf } from "@/lib/session/cookies"
import { formToken } from "@/lib/session/form-token"
import { readOwnForm } from "@/lib/session/own-request"

type Params = { linkId: string }
type Problem = "invalid" | "trouble"

const STATUS: Record<Problem, number> = { invalid: 400, trouble: 502 }

/** Which mails the client gets, and when. */
const page = definePage({
  place: "p",
  read: ({ linkId }: Params) => readMailPreference(linkId),
  title: ({ data: { shop }, i18n }) => i18n.t("mail_choice.page_title", { shop: shop.name }),
  status: ({ state }: { state: Problem | null }) => (state ? STATUS[state] : 200),
  render: async ({ request, params: { linkId }, data, state, i18n }) => (
    <MailPreferencesPage
      linkId={linkId}
      shop={data.shop}
      preview={data.page.viewer.preview}
      preference={data.preference}
      formToken={formToken((await sessionOf(linkId)) ?? "")}
      outcome={state ?? (new URL(request.url).searchParams.has("saved") ? "saved" : null)}
      i18n={i18n}
    />
  ),
})

export const GET = page.GET

/** Answers with the same page, which shows what is kept now. */
export async function POST(request: Request, context: { params: Promise<Params> }): Promise<Response> {
  const params = await context.params
  const session = await sessionOf(params.linkId)
  const read = await readOwnForm(request, session)
  if (!read.ok) return empty(read.status)
  if (!session) return page.show(request, params, null)
  const preference = readPreferenceForm(read.form)
  if (!preference) return page.show(request, params, "invalid")
  const outcome = await saveMailPreference(session, preference)
  if (outcome === "saved") return seeOther(`/p/${params.linkId}/mail?saved=1`)
  return page.show(request, params, outcome === "trouble" ? outcome : null)
}
