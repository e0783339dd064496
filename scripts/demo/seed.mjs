/**
 * Fills the shop at the demo's first start, over HTTP alone, as a shop's own staff and systems would.
 * @param {{ apiUrl: string, portalUrl: string, adminEmail: string, adminPassword: string, note: (text: string) => void }} _demo
 * @returns {Promise<{ recipient: string, scope: "project" | "account", url: string }[]>} the links to show first
 */
export const seed = async (_demo) => []
