import type { Voice } from "./voice"

/** The first line of a mail; without a name where the shop knows none, or only one that a client typed. */
export const greeting = ({ t }: Voice, name: string | null): string =>
  t("greeting", { kind: name === null ? "plain" : "named", name: name ?? "" })
