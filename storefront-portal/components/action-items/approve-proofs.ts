import type { ActionItem } from "@contracts/sections"
import { proofPath } from "@/components/proofs/proof-path"
import type { ActionCard, ActionContext } from "./registry"

export function approveProofs(
  { proofs }: Extract<ActionItem, { kind: "approve_proofs" }>,
  { linkId, i18n }: ActionContext,
): ActionCard {
  const count = { count: proofs.length, n: i18n.number(proofs.length) }
  const [first] = proofs
  return {
    key: proofs.map(({ id }) => id).join(","),
    icon: "sign",
    title: i18n.t("proof.needs.title", count),
    facts: proofs.map(
      ({ title, version }) => `${title} · ${i18n.t("proof.version", { version: i18n.number(version) })}`,
    ),
    amount: null,
    message: null,
    action: { label: i18n.t("proof.needs.act", count), href: first ? proofPath(linkId, first.id) : "" },
  }
}
