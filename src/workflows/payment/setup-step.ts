import { readPayUnavailable } from "../../invoice-view/pay-available"
import { defineSetupStep, SETTINGS_PAGE } from "../../lib/setup-step"

/** For shops that take money online. Whether Stripe answers is asked by the button on the settings page. */
export const stripeStep = defineSetupStep({
  id: "stripe",
  href: `${SETTINGS_PAGE}#stripe`,
  isDone: async (container) => (await readPayUnavailable(container)) === null,
})
