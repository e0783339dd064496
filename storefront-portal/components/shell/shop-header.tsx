import type { I18n } from "@messages/i18n"
import type { ProjectHead } from "@contracts/project-page"
import type { Shop } from "@contracts/shop"
import { logoSource } from "@/lib/data/logo-source"
import { initials } from "@/lib/format/initials"

export function ShopHeader({ shop, rep, i18n }: { shop: Shop; rep?: ProjectHead["rep"]; i18n: I18n }) {
  return (
    <header className="border-b border-line bg-paper">
      <div className="wrap flex min-h-16 flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
        <div className="flex min-w-0 flex-1 basis-56 items-center gap-3">
          <ShopMark shop={shop} />
          <div className="min-w-0">
            <p className="text-lg leading-tight font-[680] tracking-tight" dir="auto">
              {shop.name}
            </p>
            {shop.header_text && (
              <p className="line-clamp-2 text-sm text-ink-2" dir="auto">
                {shop.header_text}
              </p>
            )}
          </div>
        </div>
        {rep && <RepContact rep={rep} i18n={i18n} />}
      </div>
    </header>
  )
}

function ShopMark({ shop }: { shop: Shop }) {
  const source = logoSource(shop)
  if (source)
    return <img src={source} alt="" height={40} className="h-10 w-auto max-w-32 min-w-10 flex-none object-contain" />
  return (
    <span
      aria-hidden="true"
      className="grid size-9 flex-none place-items-center rounded-lg bg-fill font-[680] text-fill-ink"
    >
      {initials(shop.name).slice(0, 1)}
    </span>
  )
}

function RepContact({ rep, i18n }: { rep: NonNullable<ProjectHead["rep"]>; i18n: I18n }) {
  const face = (
    <>
      <span className="rep-name text-end text-sm leading-snug max-wide:sr-only">
        <span className="block text-ink-2">{i18n.t("page.contact")}</span>
        <b className="font-semibold" dir="auto">
          {rep.name}
        </b>
      </span>
      <span
        aria-hidden="true"
        className="grid size-9 flex-none place-items-center rounded-full bg-accent-soft text-sm font-[650] text-accent"
      >
        {initials(rep.name)}
      </span>
    </>
  )
  if (!rep.email) return <p className="ms-auto flex items-center gap-2.5">{face}</p>
  return (
    <a
      href={`mailto:${rep.email}`}
      title={i18n.t("page.contact.write", { name: rep.name })}
      className="ms-auto flex min-h-11 min-w-11 items-center justify-end gap-2.5 rounded-lg"
    >
      {face}
    </a>
  )
}
