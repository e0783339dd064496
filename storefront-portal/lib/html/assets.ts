/** One file a page in browser/. */
export type PageScript =
  "order" | "invoice" | "sign" | "proof" | "checkout" | "messages" | "account" | "request" | "checklist" | "branding"

/** Started by a page's script. */
type WorkerScript = "proof-difference"

interface Assets {
  css: string
  font: string
  scripts: Record<PageScript | WorkerScript, string>
}

/** Addresses of the built files; next.config.ts fills them in at build time from the manifest. */
export const assets: Assets = JSON.parse(process.env.ASSETS ?? "{}")
