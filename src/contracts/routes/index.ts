import { clientRoutes } from "./client-routes"
import type { RouteDefinition } from "./definition"
import { staffRoutes } from "./staff-routes"

export { refusalSchema } from "./definition"

/** Every route of the plugin. The OpenAPI file is made of this list, and a test holds it against the folders of src/api. */
export const routes: RouteDefinition[] = [...clientRoutes, ...staffRoutes]
