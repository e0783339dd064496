/** Filled in at build time from the manifest (see next.config.ts). */
export const assets = {
  css: process.env.ASSET_CSS ?? "",
  script: process.env.ASSET_SCRIPT ?? "",
  font: process.env.ASSET_FONT ?? "",
} as const
