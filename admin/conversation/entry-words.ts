import type { TFunction } from "i18next"
import type { StaffThreadEntry } from "../../src/contracts"

/** What happened with an entry, apart from its text. */
export const entryWords = (entry: StaffThreadEntry, t: TFunction<"clientPortal">): string => {
  switch (entry.kind) {
    case "message":
      return t("conversation.message")
    case "note":
      return t("conversation.note")
    case "approval_requested":
      return t("conversation.entry.approval_requested", { version: entry.version })
    case "decision":
      return entry.about.type === "proof"
        ? t(`conversation.entry.proof.${entry.decision}`, entry.about)
        : t(`conversation.entry.order.${entry.decision}`, { version: entry.about.version })
    case "proof_sent": {
      const { is_waiver, title, version } = entry.about
      return is_waiver
        ? t("conversation.entry.waiver_requested", { title })
        : t("conversation.entry.proof_sent", { title, version })
    }
    case "invoice_sent":
      return t(`conversation.entry.invoice_sent.${entry.about.kind}`, { number: entry.about.number })
    case "shared":
      return t("conversation.entry.shared", { name: entry.recipient })
    case "shipped":
      return entry.tracking.length > 0
        ? t("conversation.entry.shippedWith", { numbers: entry.tracking.join(", ") })
        : t("conversation.entry.shipped")
  }
}
