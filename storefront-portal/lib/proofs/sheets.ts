import type { ArtworkPage } from "@contracts/artwork"
import type { ProofFile } from "@contracts/proof/file"
import type { SentVersion } from "@contracts/proof/page"

/** A page of a version that can be shown. */
export interface Sheet {
  file: ProofFile
  /** Place of the file among those of its version, from 0. */
  position: number
  page: ArtworkPage
  /** Name of the alternative that the file is of. */
  alternative: string | null
}

/** All pages of a version, file by file. A file without a preview has none. */
export function sheetsOf({ files, alternatives }: SentVersion): Sheet[] {
  return files.flatMap((file, position) =>
    file.pages.map((page) => ({
      file,
      position,
      page,
      alternative: alternatives.find(({ id }) => id === file.alternative_id)?.label ?? null,
    })),
  )
}

/** The same page in another version: of the file with the same name, or else at the same place. */
export function counterpart({ file, position, page }: Sheet, version: SentVersion): Sheet | null {
  const sheets = sheetsOf(version)
  const samePage = sheets.filter((sheet) => sheet.page.number === page.number)
  return (
    samePage.find((sheet) => sheet.file.name === file.name) ??
    samePage.find((sheet) => sheet.position === position) ??
    null
  )
}
