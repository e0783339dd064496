import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { portalServices } from "../lib/services"
import type { ClientPortalOptions } from "../options"
import { type DocumentRenderer, TypstRenderer } from "./renderer/renderer"

/** One for each running shop. */
const renderers = new WeakMap<ClientPortalOptions, DocumentRenderer>()

/** The shop's renderer. Its process starts with the first document. */
export const documentRenderer = (container: MedusaContainer): DocumentRenderer => {
  const { options } = portalServices(container).settings
  const known = renderers.get(options)
  if (known) return known
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const made = new TypstRenderer({
    fonts: options.documents.fonts,
    onFailure: (reason) => logger.error(`A document could not be made: ${reason}`),
  })
  renderers.set(options, made)
  return made
}
