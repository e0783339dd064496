import type { PortalFile } from "@contracts/file"
import type { I18n } from "@messages/i18n"
import { isChecking, problemWords } from "./shown-file"

/** What a client should know of a file that they have sent along: that its check is not done, or what it found. */
export function FileNote({ file, i18n }: { file: PortalFile; i18n: I18n }) {
  const words = isChecking(file) ? [i18n.t("files.checking")] : problemWords(file, i18n)
  if (words.length === 0) return null
  return (
    <span className={`block text-sm ${file.state === "refused" ? "text-bad" : "text-ink-2"}`} dir="auto">
      {words.join(" ")}
    </span>
  )
}
