import { catalogues as ownCatalogues, type Catalogues } from "."
import { createI18nFrom, type I18n, type ReaderOptions } from "./create-i18n-from"

export type { I18n, MessageValues } from "./create-i18n-from"

export interface I18nOptions extends ReaderOptions {
  catalogues?: Catalogues
}

/** How one reader is addressed, in the languages that there are catalogues for. */
export const createI18n = ({ catalogues = ownCatalogues, ...options }: I18nOptions): I18n =>
  createI18nFrom(catalogues, options)
