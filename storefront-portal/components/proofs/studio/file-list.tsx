import type { ProofFile } from "@contracts/proof/file"
import type { I18n } from "@messages/i18n"
import { originalPath } from "../proof-path"

const KB = 1_000
const MB = 1_000_000

/** The originals, byte for byte as they were uploaded. */
export function FileList({ files, path, i18n }: { files: readonly ProofFile[]; path: string; i18n: I18n }) {
  if (files.length === 0) return null
  return (
    <section className="studio-block" aria-labelledby="studio-files">
      <h2 id="studio-files">{i18n.t("studio.files")}</h2>
      <ul className="grid gap-1">
        {files.map((file) => (
          <li key={file.id}>
            <p className="flex flex-wrap items-baseline gap-x-2">
              <a className="link inline-flex min-h-7 min-w-0 items-center" href={originalPath(path, file.id)} download>
                {i18n.t("studio.files.download", { file: file.name })}
              </a>
              <span className="num text-sm text-ink-2">{sizeOf(file.bytes, i18n)}</span>
            </p>
            {!file.is_preview_faithful && <p className="text-sm text-wait">{i18n.t("studio.files.unfaithful")}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function sizeOf(bytes: number, i18n: I18n): string {
  if (bytes < MB) return i18n.t("studio.files.size.kb", { n: i18n.number(Math.max(1, Math.round(bytes / KB))) })
  return i18n.t("studio.files.size.mb", { n: i18n.number(Math.round(bytes / (MB / 10)) / 10) })
}
