const path = require("node:path")

const at = (folder) => path.resolve(__dirname, "../..", folder)

/** The portal's import aliases (storefront-portal/tsconfig.json), in the shape that dependency-cruiser reads. */
module.exports = {
  resolve: {
    alias: {
      "@client": at("src/client"),
      "@contracts": at("src/contracts"),
      "@messages": at("src/messages"),
      "@": at("storefront-portal"),
    },
  },
}
