import type { QueryClient } from "@tanstack/react-query"

export const portalKeys = {
  order: (orderId: string) => ["client-portal", "order", orderId] as const,
  customer: (customerId: string) => ["client-portal", "customer", customerId] as const,
  settings: ["client-portal", "settings"] as const,
  stages: ["client-portal", "stages"] as const,
  setup: ["client-portal", "setup"] as const,
}

/** The dashboard's and the draft-order plugin's own queries: what stands around our widgets on an order's page. */
export const refreshOrderPages = (client: QueryClient, orderId: string) =>
  Promise.all([
    client.invalidateQueries({ queryKey: ["orders"] }),
    client.invalidateQueries({ queryKey: ["draft-orders"] }),
    client.invalidateQueries({ queryKey: [["orders", "detail", orderId]] }),
  ])
