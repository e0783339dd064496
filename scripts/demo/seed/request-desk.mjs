import { uploadArtwork } from "./artwork.mjs"
import { until } from "./http.mjs"
import { fullName } from "./people.mjs"

/** Seeds two quote requests: one that was sent, and one that is not finished. */
export const REQUESTS = {
  priya: {
    name: "Teacher Appreciation Totes",
    lines: [
      {
        id: "totes",
        product: "Canvas tote, natural",
        color: "",
        decoration: "One side, 1 color, as for the book fair",
        quantity: 60,
      },
      { id: "mugs", product: "Enamel mugs", color: "white", decoration: "Wrap print, 1 color", quantity: 60 },
    ],
    artwork: {
      files: ["pattern-arches.svg"],
      notes: "Our mascot from “My branding” on the mugs, in the school’s green. The arches go on the totes.",
    },
    delivery: {
      in_hands: 30,
      po_number: "PTA-93",
      budget: "$1,200",
      remarks: "The front office signs for deliveries until 3 pm.",
    },
  },
  sarah: {
    name: "Winter Camp Hoodies",
    lines: [
      {
        id: "hoodies",
        product: "Midweight fleece hoodie, charcoal",
        color: "",
        decoration: "Front print",
        quantity: 45,
      },
    ],
  },
}

const dayIn = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

const addressOf = (given) => {
  const { company_name, first_name, last_name, phone, address } = given
  const { address_1, address_2 = "", postal_code, city, province, country_code } = address
  return {
    first_name,
    last_name,
    company: company_name,
    address_1,
    address_2,
    postal_code,
    city,
    province,
    country_code,
    phone,
  }
}

/**
 * Types a client's request in their account, and sends it where it is complete.
 * @param account a client of the API in the account
 * @param {{ key: string, customer: object, logo_ids: string[] }} client `logo_ids`: the logos to use
 */
export const writeRequest = async (account, { key, customer, logo_ids }) => {
  const { name, lines, artwork, delivery } = REQUESTS[key]
  let { id, version } = await account.post("/portal/account/requests")
  const at = `/portal/account/requests/${id}`
  const save = async (part) => {
    version = (await account.post(at, { version, part })).version
  }
  await save({ step: "what", name, lines })
  if (artwork) {
    const file_ids = await uploadArtwork(account, artwork.files)
    await save({ step: "artwork", sizes: {}, proof_ids: [], file_ids, logo_ids, notes: artwork.notes })
  }
  if (!delivery) return `${fullName(customer)} has begun a request: ${name}`
  const { in_hands, ...rest } = delivery
  await save({ step: "delivery", in_hands_date: dayIn(in_hands), address: addressOf(customer), ...rest })
  await account.post(`${at}/send`, { version })
  await until(`the quote of "${name}"`, async () => (await account.get(at)).request.order_id)
  return `${fullName(customer)} has asked for a quote: ${name}`
}
