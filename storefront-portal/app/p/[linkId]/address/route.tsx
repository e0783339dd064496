import { AddressPage, type AddressState } from "@/components/shipping/address-page"
import { addressPath } from "@/components/shipping/address-path"
import { readProject } from "@/lib/data/project"
import { answerAddress } from "@/lib/data/shipping"
import type { AddressProblem } from "@/lib/errors/address-problem"
import { defineForm } from "@/lib/html/define-form"
import { definePage } from "@/lib/html/define-page"
import { sessionOf } from "@/lib/session/cookies"
import { formToken } from "@/lib/session/form-token"
import { readAddressForm } from "@/lib/shipping/read-address-form"

type Params = { linkId: string }

const STATUS: Record<AddressProblem, number> = { check: 400, gone: 409, busy: 429, preview: 403, trouble: 502 }

/** Where the order still goes, for its client to confirm or correct. */
const page = definePage({
  place: "p",
  read: ({ linkId }: Params) => readProject(linkId),
  title: ({ data: { project, shop }, i18n }) =>
    i18n.t("address_check.page_title", { project: project.name, shop: shop.name }),
  status: ({ state }: { state: AddressState | null }) => (state ? STATUS[state.problem] : 200),
  render: async ({ params: { linkId }, data, state, i18n }) => (
    <AddressPage
      page={data}
      linkId={linkId}
      formToken={formToken((await sessionOf(linkId)) ?? "")}
      state={state}
      i18n={i18n}
    />
  ),
})

export const GET = page.GET

/** Confirms or corrects one address. */
export const POST = defineForm(page, { read: readAddressForm, save: answerAddress, next: addressPath })
