import type { DocumentEntry } from "@contracts/document"
import type { I18n } from "@messages/i18n"
import { documentPath } from "@/components/invoices/invoice-path"
import type { SectionProps } from "@/components/sections/registry"
import { Icon } from "@/components/shell/icon"

/** What can be downloaded of the order. */
export function Documents({ page, linkId, i18n }: SectionProps) {
  const { documents } = page.sections.documents
  if (documents.length === 0) return null
  return (
    <section className="card" aria-labelledby="documents">
      <h2 id="documents" className="card-head">
        {i18n.t("documents.title")}
      </h2>
      <ul>
        {documents.map((entry) => (
          <li key={`${entry.kind}/${entry.id}`}>
            <Entry entry={entry} href={documentPath(linkId, entry.kind, entry.id)} i18n={i18n} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Entry({ entry, href, i18n }: { entry: DocumentEntry; href: string; i18n: I18n }) {
  const name = i18n.t(`document.kind.${entry.kind}`)
  return (
    <a className="row flex items-center gap-3 hover:bg-ground" href={href} download>
      <Icon name="document" className="size-5 flex-none text-ink-3" />
      <span className="grid min-w-0 flex-1">
        <span className="font-semibold">{name}</span>
        <span className="num text-sm text-ink-2">{factsOf(entry, i18n).join(" · ")}</span>
      </span>
      <Icon name="download" className="size-5 flex-none text-accent" />
      <span className="sr-only">{i18n.t("documents.download", { name })}</span>
    </a>
  )
}

function factsOf({ kind, number, version, dated_at, is_signed }: DocumentEntry, i18n: I18n): string[] {
  return [
    version === null
      ? kind === "packing_slip"
        ? i18n.t("documents.packed", { number })
        : i18n.t("page.number", { number })
      : i18n.t("documents.version", { version: i18n.number(version) }),
    dated_at === null ? i18n.t("documents.current") : i18n.date(dated_at),
    ...(is_signed ? [i18n.t("documents.signed")] : []),
  ]
}
