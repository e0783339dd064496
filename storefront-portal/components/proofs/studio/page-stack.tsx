import type { SentVersion } from "@contracts/proof/page"
import type { I18n } from "@messages/i18n"
import { sheetsOf } from "@/lib/proofs/sheets"
import { previewPath } from "../proof-path"
import { pictureName } from "./picture-name"
import { EmptyStage } from "./empty-stage"

interface Props {
  title: string
  version: SentVersion
  path: string
  i18n: I18n
}

/** All pages one below the other, for readers without JavaScript. The script puts its own stage in its place. */
export function PageStack({ title, version, path, i18n }: Props) {
  const sheets = sheetsOf(version)
  return (
    <section className="studio-stage studio-stack" aria-label={i18n.t("studio.stage")} tabIndex={0}>
      {sheets.length === 0 && <EmptyStage version={version} i18n={i18n} />}
      {sheets.map((sheet, index) => {
        const { file, page, alternative } = sheet
        return (
          <figure key={`${file.id}-${page.number}`} className="grid justify-items-center gap-2">
            <img
              src={previewPath(path, file.id, page.number, "screen", page.sha256)}
              alt={pictureName(sheet, { title, version, i18n })}
              width={page.width}
              height={page.height}
              loading={index === 0 ? "eager" : "lazy"}
              fetchPriority={index === 0 ? "high" : "auto"}
              className="sheet-picture"
            />
            {(alternative ?? sheets.length > 1) && (
              <figcaption className="num text-sm text-ink-2">
                {alternative ? <bdi>{alternative}</bdi> : i18n.t("studio.page", { page: i18n.number(page.number) })}
              </figcaption>
            )}
          </figure>
        )
      })}
    </section>
  )
}
