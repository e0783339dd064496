import { TermsPage } from "@/components/review/terms-page"
import { readReview, type ReviewParams } from "@/lib/data/review"
import { definePage } from "@/lib/html/define-page"

/** The shop's terms as this request pins them. */
const page = definePage({
  place: "p",
  read: (params: ReviewParams) => readReview(params),
  title: ({ data: { shop }, i18n }) => i18n.t("review.terms.page_title", { shop: shop.name }),
  status: ({ data }) => (data.rendering?.terms ? 200 : 404),
  render: ({ data: { page, rendering }, i18n }) => <TermsPage page={page} rendering={rendering} i18n={i18n} />,
})

export const GET = page.GET
