import type { SentVersion } from "@contracts/proof/page"
import type { I18n } from "@messages/i18n"
import type { Sheet } from "@/lib/proofs/sheets"

interface Named {
  title: string
  version: SentVersion
  i18n: I18n
}

/** What a page is called where it cannot be seen. Its content only the client's eyes can judge. */
export function pictureName({ file, page, alternative }: Sheet, { title, version, i18n }: Named): string {
  const values = {
    title,
    version: i18n.number(version.number),
    page: i18n.number(page.number),
    pages: i18n.number(file.pages.length),
  }
  return version.files.length > 1
    ? i18n.t("studio.picture.file", { ...values, file: alternative ?? file.name })
    : i18n.t("studio.picture", values)
}
