import { ordersPage } from "@/lib/account/orders-page"

/** Active orders of an account. */
export const GET = ordersPage("active").GET
