import "server-only"
import { BrandingPage, type BrandingState } from "@/components/account/branding/branding-page"
import { readBranding } from "@/lib/data/branding"
import { CONTACT_STATUS } from "@/lib/errors/contact-problem"
import { LOGO_STATUS } from "@/lib/errors/logo-problem"
import { definePage } from "@/lib/html/define-page"
import { sessionOf } from "@/lib/session/cookies"
import { formToken } from "@/lib/session/form-token"

type Params = { linkId: string }

/** Logos and colors of an account's brand, and the artwork of its orders. */
export const brandingPage = definePage({
  place: "a",
  script: "branding",
  read: ({ linkId }: Params) => readBranding(linkId),
  title: ({ data: { shop }, i18n }) => i18n.t("branding.page_title", { shop: shop.name }),
  status: ({ state }: { state: BrandingState | null }) =>
    state ? { ...CONTACT_STATUS, ...LOGO_STATUS }[state.problem] : 200,
  render: async ({ params: { linkId }, data, etag, state, i18n }) => (
    <BrandingPage
      data={data}
      linkId={linkId}
      formToken={formToken((await sessionOf(linkId)) ?? "")}
      etag={state ? null : etag}
      state={state}
      i18n={i18n}
    />
  ),
})
