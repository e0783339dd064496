import { en } from "./en"

export type MessageKey = keyof typeof en

/** All messages in one language: a folder beside `en`, with the same keys. */
export type Catalogue = Readonly<Record<MessageKey, string>>

/** Catalogues by language tag ("de", "pt-BR"). A new language is a folder of files and one line here. */
export type Catalogues = Readonly<Record<string, Catalogue>>

export const catalogues = { en } satisfies Catalogues

export const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(en, key)
