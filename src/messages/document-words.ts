import { document as ar } from "./ar/document"
import { createI18nFrom, type I18n, type MessageValues, type ReaderOptions } from "./create-i18n-from"
import { document as de } from "./de/document"
import { document as en } from "./en/document"
import { document as ja } from "./ja/document"

export type DocumentKey = keyof typeof en
export type DocumentWords = Readonly<Record<DocumentKey, string>>

/**
 * Registry of the languages that documents are written in. It is apart from the catalogues of pages and mails
 * (`catalogues` in index.ts): a page claims a language only once every word of it is translated.
 */
export const documentWords = { en, de, ar, ja } satisfies Record<string, DocumentWords>

/** How a document addresses its reader: the words of documents, and amounts and dates as everywhere else. */
export type DocumentI18n = Omit<I18n, "t" | "has"> & { t(key: DocumentKey, values?: MessageValues): string }

/** Numbers and names of another script keep their own order inside a sentence that runs right to left. */
const isolateAll = (values: MessageValues): MessageValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? `\u2068${value}\u2069` : value]),
  )

/** English for readers in whose language there are no documents. */
export const createDocumentI18n = (options: Omit<ReaderOptions, "isolateValues">): DocumentI18n => {
  const i18n = createI18nFrom(documentWords, { ...options, isolateValues: true })
  return i18n.dir === "ltr" ? i18n : { ...i18n, t: (key, values = {}) => i18n.t(key, isolateAll(values)) }
}
