import type { QueryClient } from "@tanstack/react-query"

const ROOT = "client-portal"

export const portalKeys = {
  projects: [ROOT, "projects"] as const,
  projectPage: (query: object) => [ROOT, "projects", query] as const,
  queue: [ROOT, "queue"] as const,
  queuePage: (query: object) => [ROOT, "queue", query] as const,
  quietClients: (query: object) => [ROOT, "quiet-clients", query] as const,
  production: [ROOT, "production"] as const,
  productionPage: (query: object) => [ROOT, "production", "page", query] as const,
  productionViews: [ROOT, "production", "views"] as const,
  /** All sections of a project. */
  project: (id: string) => [ROOT, "project", id] as const,
  section: (id: string, section: string) => [ROOT, "project", id, section] as const,
  summary: (orderId: string) => [ROOT, "summary", orderId] as const,
  customer: (customerId: string) => [ROOT, "customer", customerId] as const,
  logos: (customerId: string) => [ROOT, "logos", customerId] as const,
  brandColors: (customerId: string) => [ROOT, "brand-colors", customerId] as const,
  contactChanges: (customerId: string) => [ROOT, "contact-changes", customerId] as const,
  clientPage: (query: object) => [ROOT, "clients", query] as const,
  billing: (customerId: string) => [ROOT, "billing", customerId] as const,
  accountEngagement: (customerId: string) => [ROOT, "account-engagement", customerId] as const,
  engagement: (query: object) => [ROOT, "engagement", query] as const,
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
  heldMails: [ROOT, "held-mails"] as const,
  heldMail: (id: string) => [ROOT, "held-mails", id] as const,
  mailOfMessage: (id: string) => [ROOT, "message-mail", id] as const,
  automations: [ROOT, "automations"] as const,
  myNotices: [ROOT, "my-notices"] as const,
  noticeTexts: (name: string, language?: string) => [ROOT, "automations", "texts", name, language ?? ""] as const,
  noticePreview: (name: string, body: object) => [ROOT, "notice-preview", name, body] as const,
  noticeLog: (query: object) => [ROOT, "notice-log", query] as const,
  failedJobs: [ROOT, "jobs"] as const,
}

/** The dashboard's and the draft-order plugin's own queries: what stands around our widgets on an order's page. */
export const refreshOrderPages = (client: QueryClient, orderId: string) =>
  Promise.all([
    client.invalidateQueries({ queryKey: ["orders"] }),
    client.invalidateQueries({ queryKey: ["draft-orders"] }),
    client.invalidateQueries({ queryKey: [["orders", "detail", orderId]] }),
  ])
