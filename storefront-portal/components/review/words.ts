import "server-only"
import { t } from "@/lib/messages"
import type { ChangeWords } from "./changes-list"
import type { SignWords } from "./sign/sign-words"

export function changeWords(): ChangeWords {
  return {
    was: t("review.changes.was"),
    now: t("review.changes.now"),
    added: t("review.changes.added"),
    removed: t("review.changes.removed"),
  }
}

/** Everything the signing form may have to say, since the browser holds no catalogue. */
export function signWords(amount: string): SignWords {
  return {
    name: t("sign.name"),
    nameHint: t("sign.name.hint"),
    email: t("sign.email"),
    approve: t("sign.approve", { amount }),
    changes: t("sign.changes"),
    decline: t("sign.decline"),
    cancel: t("sign.cancel"),
    busy: t("sign.busy"),
    copy: t("sign.copy"),
    missing: { name: t("sign.name.missing"), email: t("sign.email.missing"), consent: t("sign.consent.missing") },
    notes: {
      changes_requested: {
        label: t("sign.changes.label"),
        hint: t("sign.changes.hint"),
        missing: t("sign.changes.missing"),
        send: t("sign.changes.send"),
      },
      declined: {
        label: t("sign.decline.label"),
        hint: t("sign.decline.hint"),
        missing: t("sign.decline.missing"),
        send: t("sign.decline.send"),
      },
    },
    failures: {
      network: { title: t("sign.error.network.title"), text: t("sign.error.network.text") },
      busy: { title: t("sign.error.busy.title"), text: t("sign.error.busy.text") },
      check: { title: t("sign.error.check.title"), text: t("sign.error.check.text") },
      refused: { title: t("sign.error.refused.title"), text: t("sign.error.refused.text") },
      preview: { title: t("sign.error.preview.title"), text: t("sign.error.preview.text") },
      session: { title: t("sign.error.session.title"), text: t("sign.error.session.text") },
    },
    reload: t("sign.error.reload"),
    conflictAct: t("sign.conflict.act"),
    change: changeWords(),
    session: {
      ask: t("expired.act"),
      sent: t("sign.error.session.sent"),
      goOn: t("sign.error.session.go_on"),
      still: t("sign.error.session.still"),
    },
  }
}
