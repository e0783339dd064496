import { defineMiddlewares } from "@medusajs/framework/http"

/** Room for a 1 MiB logo as base64 and for 10,000 characters of any script; everything else keeps Medusa's 100 kB. */
export default defineMiddlewares({
  routes: [{ matcher: "/admin/client-portal/settings/logo", methods: ["POST"], bodyParser: { sizeLimit: "1.5mb" } }],
})
