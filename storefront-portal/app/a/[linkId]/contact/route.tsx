import { ContactPage, type ContactState } from "@/components/account/contact/contact-page"
import { contactPath, withQuery } from "@/lib/account/account-path"
import { readContactForm } from "@/lib/account/read-contact-form"
import { readContact, saveContact } from "@/lib/data/contact"
import { CONTACT_STATUS } from "@/lib/errors/contact-problem"
import { defineForm } from "@/lib/html/define-form"
import { definePage } from "@/lib/html/define-page"
import { sessionOf } from "@/lib/session/cookies"
import { formToken } from "@/lib/session/form-token"

type Params = { linkId: string }

/** Contact details and addresses of an account. */
const page = definePage({
  place: "a",
  script: "account",
  read: ({ linkId }: Params) => readContact(linkId),
  title: ({ data: { shop }, i18n }) => i18n.t("contact.page_title", { shop: shop.name }),
  status: ({ state }: { state: ContactState | null }) => (state ? CONTACT_STATUS[state.problem] : 200),
  render: async ({ request, params: { linkId }, data, etag, state, i18n }) => (
    <ContactPage
      data={data}
      linkId={linkId}
      formToken={formToken((await sessionOf(linkId)) ?? "")}
      etag={state ? null : etag}
      state={state}
      isSaved={new URL(request.url).searchParams.has("saved")}
      i18n={i18n}
    />
  ),
})

export const GET = page.GET

/** Saves one change. */
export const POST = defineForm(page, {
  read: readContactForm,
  save: saveContact,
  next: (linkId) => withQuery(contactPath(linkId), { saved: "1" }),
})
