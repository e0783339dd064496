import { enhanceAccountPage } from "./lib/account-page"
import { showPayTotal } from "./lib/pay-total"

enhanceAccountPage(showPayTotal)
