import { firstName } from "../messages/first-name"
import type { I18n } from "../messages/i18n"

/** The first line of a mail; without a name where the shop knows none, or only one that a client typed. */
export const greeting = ({ t }: I18n, name: string | null): string =>
  t("greeting", { kind: name === null ? "plain" : "named", name: name === null ? "" : firstName(name) })
