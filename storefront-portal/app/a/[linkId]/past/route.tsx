import { ordersPage } from "@/lib/account/orders-page"

/** Past orders of an account. */
export const GET = ordersPage("past").GET
