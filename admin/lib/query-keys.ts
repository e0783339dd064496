import type { QueryClient } from "@tanstack/react-query"

const ROOT = "client-portal"

export const portalKeys = {
  projects: [ROOT, "projects"] as const,
  projectPage: (query: object) => [ROOT, "projects", query] as const,
  production: [ROOT, "production"] as const,
  productionPage: (query: object) => [ROOT, "production", "page", query] as const,
  productionViews: [ROOT, "production", "views"] as const,
  /** All sections of a project. */
  project: (id: string) => [ROOT, "project", id] as const,
  section: (id: string, section: string) => [ROOT, "project", id, section] as const,
  summary: (orderId: string) => [ROOT, "summary", orderId] as const,
  customer: (customerId: string) => [ROOT, "customer", customerId] as const,
  clientPage: (query: object) => [ROOT, "clients", query] as const,
  billing: (customerId: string) => [ROOT, "billing", customerId] as const,
  invoices: [ROOT, "invoices"] as const,
  invoicePage: (query: object) => [ROOT, "invoices", query] as const,
  stripe: [ROOT, "stripe"] as const,
  paymentFindings: [ROOT, "payment-findings"] as const,
  owners: [ROOT, "owners"] as const,
  panelPlace: [ROOT, "panel-place"] as const,
  savedReplies: [ROOT, "saved-replies"] as const,
  settings: [ROOT, "settings"] as const,
  stages: [ROOT, "stages"] as const,
  setup: [ROOT, "setup"] as const,
  failedJobs: [ROOT, "jobs"] as const,
}

/** The dashboard's and the draft-order plugin's own queries: what stands around our widgets on an order's page. */
export const refreshOrderPages = (client: QueryClient, orderId: string) =>
  Promise.all([
    client.invalidateQueries({ queryKey: ["orders"] }),
    client.invalidateQueries({ queryKey: ["draft-orders"] }),
    client.invalidateQueries({ queryKey: [["orders", "detail", orderId]] }),
  ])
