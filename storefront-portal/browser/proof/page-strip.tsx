import type { I18n } from "@messages/i18n"
import { previewPath } from "@/components/proofs/proof-path"
import type { Sheet } from "@/lib/proofs/sheets"

interface Props {
  sheets: readonly Sheet[]
  index: number
  onIndex: (index: number) => void
  path: string
  i18n: I18n
}

/** All pages as small pictures, which the browser fetches as they come into view. */
export function PageStrip({ sheets, index, onIndex, path, i18n }: Props) {
  if (sheets.length < 2) return null
  return (
    <nav className="strip" aria-label={i18n.t("studio.pages")}>
      {sheets.map(({ file, page, alternative }, at) => (
        <button
          key={`${file.id}-${page.number}`}
          type="button"
          aria-current={at === index ? "page" : undefined}
          onClick={() => onIndex(at)}
        >
          <img
            src={previewPath(path, file.id, page.number, "thumb", page.sha256)}
            alt=""
            width={page.width}
            height={page.height}
            loading="lazy"
            decoding="async"
          />
          <span className="line-clamp-1">
            {alternative && file.pages.length === 1
              ? alternative
              : i18n.t("studio.page", {
                  page: i18n.number(file.pages.length === sheets.length ? page.number : at + 1),
                })}
          </span>
        </button>
      ))}
    </nav>
  )
}
