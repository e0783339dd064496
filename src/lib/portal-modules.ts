/**
 * Registry of the plugin's modules, in the order in which their migrations run: service key and folder in src/modules. The
 * configuration of this repository's shop and the tests' databases are made from it. It stands outside that folder because
 * Medusa takes everything in a plugin's src/modules for a module.
 */
export const portalModules = [
  // Its functions serve triggers on the tables of others. Medusa migrates a plugin's modules by their folders' names.
  { key: "portal_account", folder: "account" },
  // Takes over what is noted for the one before.
  { key: "portal_queue", folder: "action-queue" },
  { key: "portal_settings", folder: "portal-settings" },
  { key: "portal_token", folder: "portal-token" },
  { key: "portal_project", folder: "project" },
  { key: "portal_approval", folder: "approval" },
  { key: "portal_evidence", folder: "evidence" },
  { key: "portal_quote_validity", folder: "quote-validity" },
  { key: "portal_proof", folder: "proof" },
  { key: "portal_document", folder: "document" },
  { key: "portal_invoice", folder: "invoice" },
  { key: "portal_payment", folder: "payment" },
  { key: "portal_conversation", folder: "conversation" },
  { key: "portal_file", folder: "file" },
  { key: "portal_mail", folder: "mail" },
  { key: "portal_live", folder: "live" },
  { key: "portal_checklist", folder: "checklist" },
  { key: "portal_branding", folder: "branding" },
  { key: "portal_outbox", folder: "outbox" },
  { key: "portal_automation", folder: "automation" },
  { key: "portal_purchase_order", folder: "purchase-order" },
  { key: "portal_quote_request", folder: "quote-request" },
  { key: "portal_engagement", folder: "engagement" },
  { key: "portal_shipping", folder: "shipping-notification" },
] as const
export type PortalModule = (typeof portalModules)[number]["key"]
