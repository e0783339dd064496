import type { ThreadEntry } from "@contracts/conversation/thread"
import { firstName } from "@messages/first-name"
import type { I18n } from "@messages/i18n"

/** What happened with an entry, in one sentence without a full stop. */
export function entryCaption(entry: ThreadEntry, isOwn: boolean, i18n: I18n): string {
  const { author } = entry
  const who = isOwn ? "you" : author?.name ? "named" : "none"
  const by = { who, name: author?.name ? firstName(author.name) : "" }
  switch (entry.kind) {
    case "message":
      return i18n.t("conversation.wrote", by)
    case "approval_requested":
      return i18n.t("conversation.approval_requested", { ...by, version: i18n.number(entry.version) })
    case "decision": {
      const { decision, about } = entry
      const values = { ...by, decision, version: i18n.number(about.version) }
      return about.type === "proof"
        ? i18n.t("conversation.decision.proof", { ...values, title: about.title })
        : i18n.t("conversation.decision.order", values)
    }
    case "proof_sent": {
      const { title, version, is_waiver } = entry.about
      return i18n.t("conversation.proof_sent", {
        ...by,
        kind: is_waiver ? "waiver" : "proof",
        title,
        version: i18n.number(version),
      })
    }
    case "invoice_sent":
      return i18n.t("conversation.invoice_sent", { kind: entry.about.kind, number: entry.about.number })
    case "shared":
      return i18n.t("conversation.shared", { ...by, recipient: entry.recipient })
    case "shipped":
      return i18n.t("conversation.shipped", {
        tracking: entry.tracking.length > 0 ? "known" : "none",
        numbers: i18n.list(entry.tracking),
      })
  }
}
