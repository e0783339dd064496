import type { ActionItem } from "@contracts/sections"
import { proofPath } from "@/components/proofs/proof-path"
import type { ActionCard, ActionContext } from "./registry"

/** All waiting proofs in one card. Several are listed, each with a link of its own. */
export function approveProofs(
  { proofs, approve_by }: Extract<ActionItem, { kind: "approve_proofs" }>,
  { linkId, i18n }: ActionContext,
): ActionCard {
  const count = { count: proofs.length, n: i18n.number(proofs.length) }
  const entries = proofs.map(({ id, title, version }) => ({
    key: id,
    label: title,
    fact: i18n.t("proof.version", { version: i18n.number(version) }),
    href: proofPath(linkId, id),
  }))
  const [first] = entries
  return {
    key: proofs.map(({ id }) => id).join(","),
    icon: "image",
    title: i18n.t("proof.needs.title", count),
    facts: entries.length === 1 && first ? [first.label, first.fact] : [],
    amount: null,
    message: null,
    entries: entries.length > 1 ? entries : [],
    approveBy: approve_by,
    action: { label: i18n.t("proof.needs.act", count), href: first?.href ?? "" },
  }
}
