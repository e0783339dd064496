import { getShop } from "../../../contracts/routes/settings"
import { portalServices } from "../../../lib/services"
import { implement } from "../../implement"

/** Public: the page of an expired link shows the shop as well. */
export const GET = implement(getShop, async ({ container }) => await portalServices(container).settings.getShop())
