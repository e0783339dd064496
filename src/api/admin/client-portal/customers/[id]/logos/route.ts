import { listLogos } from "../../../../../../contracts/routes/branding"
import { readLogos } from "../../../../../../file-view/read-logos"
import { assertCustomer } from "../../../../../../workflows/contact/assert-customer"
import { implement } from "../../../../../implement"

export const GET = implement(listLogos, async ({ params, container }) => {
  await assertCustomer(container, params.id)
  return { logos: await readLogos(container, params.id) }
})
