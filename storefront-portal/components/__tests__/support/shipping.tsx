import type { ReactNode } from "react"
import type { ProjectPage } from "@contracts/project-page"
import type { Package } from "@contracts/sections"
import type { AddressQuestion } from "@contracts/shipping/address-check"
import type { Pickup } from "@contracts/shipping/parcel"
import type { I18n } from "@messages/i18n"
import { OrderPage } from "@/components/order/order-page"
import { AddressPage, type AddressState } from "@/components/shipping/address-page"
import type { AddressProblem } from "@/lib/errors/address-problem"
import { readAddressForm } from "@/lib/shipping/read-address-form"
import { aPage, anAddress } from "./fixtures"

type Render = (i18n: I18n) => ReactNode

const FIELDS = {
  first_name: "Сара",
  last_name: "Смит",
  company: null,
  address_1: "Пирс 12",
  address_2: null,
  postal_code: "97209",
  city: "Портленд",
  province: null,
  country_code: "us",
  phone: null,
}
const answered = { name: "Сара Смит", at: "2026-11-20T15:00:00.000Z" }
const question: AddressQuestion = {
  target: "order",
  address: anAddress,
  fields: FIELDS,
  sha256: "0".repeat(64),
  state: "open",
  answered: null,
  correction: null,
}

/** One question in each state. */
export const someQuestions: AddressQuestion[] = [
  question,
  { ...question, target: "ful_1", state: "confirmed", answered },
  { ...question, target: "ful_2", state: "corrected", answered, correction: { ...FIELDS, address_1: "Пирс 99" } },
]

const atCounter: Pickup = {
  place: "Прилавок",
  address: "Улица 1",
  hours: "9:00–17:00",
  note: "Спросите Дану",
  ready_at: "2026-12-01T15:00:00.000Z",
  collected_at: null,
  collected_by: null,
}
const aPackage: Package = {
  id: "ful_1",
  state: "preparing",
  service: null,
  address: anAddress,
  items: [{ title: "Футболка", variant: "Хвоя", size: "М", quantity: 4 }],
  packed_at: null,
  shipped_at: null,
  delivered_at: null,
  tracking: [],
}

const withShipping = (addresses: AddressQuestion[]): ProjectPage => ({
  ...aPage,
  action_items: [{ kind: "confirm_address", addresses: [anAddress] }],
  project: { ...aPage.project, status: "approved", kind: "order" },
  sections: {
    ...aPage.sections,
    delivery: {
      packages: [aPackage, { ...aPackage, id: "ful_2" }, { ...aPackage, id: "ful_3", state: "delivered" }],
      unpacked: [],
      progress: { delivered: 4, in_transit: 0, pending: 8 },
    },
    shipping: {
      addresses,
      packages: [
        { id: "ful_1", parcels: [], pickup: atCounter },
        { id: "ful_2", parcels: [], pickup: { ...atCounter, ready_at: null, note: null } },
        {
          id: "ful_3",
          parcels: [],
          pickup: { ...atCounter, collected_at: "2026-12-02T15:00:00.000Z", collected_by: "Сэм Ортис" },
        },
      ],
    },
  },
})

const addressPage =
  (addresses: AddressQuestion[], state: AddressState | null = null): Render =>
  (i18n) => <AddressPage page={withShipping(addresses)} linkId="plink_1" formToken="token" state={state} i18n={i18n} />

/** What a form leaves behind that was sent without its street. */
const refused = (problem: AddressProblem): AddressState => {
  const form = new URLSearchParams({ target: "order", sha256: question.sha256, answer: "correct", city: "Портленд" })
  const read = readAddressForm(form)
  if (!read) throw new Error("This is no form of the page")
  return { typed: read.typed, problem }
}

export const SHIPPING_PAGES: ReadonlyArray<readonly [name: string, render: Render]> = [
  [
    "an order that is picked up, with addresses to confirm",
    (i18n) => (
      <OrderPage
        page={withShipping(someQuestions)}
        linkId="plink_1"
        account={null}
        formToken="token"
        thanks={null}
        delegated={null}
        i18n={i18n}
      />
    ),
  ],
  ["the addresses of an order", addressPage(someQuestions)],
  ["an order without addresses to confirm", addressPage([])],
  ...(["check", "gone", "busy", "preview", "trouble"] as const).map(
    (problem) =>
      [`an address whose answer was not taken: ${problem}`, addressPage([question], refused(problem))] as const,
  ),
]
