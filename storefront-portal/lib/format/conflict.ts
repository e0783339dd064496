import "server-only"
import type { DecisionConflict } from "@contracts/approval"
import { t } from "@/lib/messages"
import { showChange, type ShownChange } from "./changes"
import type { Format } from "."

/** Why a decision came too late, ready to be read: the browser has no catalogue and no formats. */
export interface ShownConflict {
  title: string
  text: string
  changes: ShownChange[]
  /** The order still reads the same: only the rendering has aged, and loading it again is enough. */
  isStale: boolean
}

export function showConflict(conflict: DecisionConflict, currency: string, f: Format): ShownConflict {
  const isStale = conflict.code === "changed" && conflict.changes.length === 0
  return {
    isStale,
    title: t(`sign.conflict.${isStale ? "stale" : conflict.code}.title`),
    text: isStale ? t("sign.conflict.stale.text") : textOf(conflict, f),
    changes: conflict.changes.map((change) => showChange(change, currency, f)),
  }
}

function textOf({ code, decision }: DecisionConflict, f: Format): string {
  if (code !== "decided") return t(`sign.conflict.${code}.text`)
  if (!decision) return t("sign.conflict.decided.unknown")
  return t("sign.conflict.decided.text", { kind: decision.kind, name: decision.name, date: f.moment(decision.at) })
}
