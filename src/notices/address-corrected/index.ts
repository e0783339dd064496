import { z } from "zod"
import { portalServices } from "../../lib/services"
import { readOwner, readProjectOf, staffUrl } from "../context"
import { defineGroupedNotice, GROUP_MINUTES } from "../define-grouped-notice"
import { EXAMPLE_CLIENT, EXAMPLE_REP, EXAMPLE_URL, exampleProject } from "../example-facts"
import { addressCorrectedLine, addressCorrectedMail } from "./template"

/**
 * Clients corrected where an order goes: a line in the bell of the rep, or of every user where the order has none, and a
 * mail to the rep. What they correct within minutes is one mail, with what each address should be in the end.
 */
export const addressCorrected = defineGroupedNotice({
  name: "address-corrected",
  title: "job.notice.address_corrected",
  audience: "staff",
  channels: { email: addressCorrectedMail, feed: addressCorrectedLine },
  payload: z.object({ check_id: z.string(), order_id: z.string() }),
  about: ({ check_id }) => ({ resource_type: "portal_address_check", resource_id: check_id, link_id: null }),
  orderOf: (_, { order_id }) => Promise.resolve(order_id),
  default: { enabled: true, delay_minutes: GROUP_MINUTES },
  groupOf: ({ order_id }) => order_id,
  // Nothing to tell of what staff have settled by now.
  isDue: async (container, { check_id, order_id }) =>
    (await portalServices(container).shipping.getAddressCheck(order_id, check_id)).settled_as === null,
  example: {
    recipient_name: EXAMPLE_REP,
    project: exampleProject,
    client_name: EXAMPLE_CLIENT,
    addresses: [
      {
        first_name: "Anna",
        last_name: "Weber",
        company: null,
        address_1: "12 Canal Street",
        address_2: null,
        postal_code: "10013",
        city: "New York",
        province: "NY",
        country_code: "us",
        phone: null,
      },
    ],
    admin_url: EXAMPLE_URL,
  },
  // Nor of what the client has replaced.
  loadItem: async (container, { check_id, order_id }) => {
    const { address, ...check } = await portalServices(container).shipping.getAddressCheck(order_id, check_id)
    return address === null ? null : { ...check, address }
  },
  compose: async (container, checks) => {
    const [{ order_id }] = checks
    const last = checks.at(-1)
    const { named, project } = await readProjectOf(container, order_id)
    const owner = await readOwner(container, project.owner_user_id)
    const link = last && (await portalServices(container).tokens.findLink(last.link_id))
    const admin_url = staffUrl(container, project.id, "shipping")
    return {
      data: {
        recipient_name: owner?.name ?? null,
        project: named,
        client_name: last?.client_name ?? "",
        addresses: checks.map(({ address }) => address),
        admin_url,
      },
      feed: { user_id: owner?.id ?? null, url: admin_url },
      email: owner && { to: owner.email, reply_to: link?.recipient_email ?? null },
    }
  },
})
