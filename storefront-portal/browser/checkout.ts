import { confirmPayment } from "./lib/confirm-payment"

confirmPayment()
