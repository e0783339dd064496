import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import type { NextConfig } from "next"
import { MAX_KEPT } from "./lib/session/max-body"

/** Contracts and messages live beside the portal, so both tracing and bundling start at the repository's root. */
const root = fileURLToPath(new URL("..", import.meta.url))

/** Written by scripts/build-assets.mjs, which `npm run dev` and `npm run build` run first. */
const manifest = readFileSync(new URL("public/assets/manifest.json", import.meta.url), "utf8")

const config: NextConfig = {
  output: "standalone",
  outputFileTracingRoot: root,
  turbopack: { root },
  env: { ASSETS: manifest },
  poweredByHeader: false,
  agentRules: false,
  devIndicators: false,
  // No entity tags of Next's own: pages are `no-store`, and the live check uses the API's tag.
  generateEtags: false,
  // Metadata always comes in <head>, never streamed into the body: the page is whole without JavaScript.
  htmlLimitedBots: /.*/,
  images: { unoptimized: true },
  // Next keeps the body of every request for what comes after proxy.ts, 10 MB of it unless told otherwise.
  experimental: { proxyClientMaxBodySize: MAX_KEPT },
}

export default config
