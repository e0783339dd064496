import type { SectionProps } from "@/components/sections/registry"
import { FormTokenInput } from "@/components/form/form-token-input"
import { IconTile } from "@/components/shell/icon"

/** A past order, to be ordered again by those who have a link to its account. */
export function OrderAgain({ page, account, linkId, formToken, i18n }: SectionProps) {
  if (!account || page.viewer.preview) return null
  return (
    <section className="card flex flex-wrap items-center gap-x-3.5 gap-y-3 p-5" aria-labelledby="again">
      <IconTile name="again" />
      <div className="min-w-0 flex-1 basis-52">
        <h2 id="again">{i18n.t("request.again.title")}</h2>
        <p className="text-ink-2">{i18n.t("request.again.text")}</p>
      </div>
      <form method="post" action={`/p/${linkId}/again`} className="max-wide:w-full">
        <FormTokenInput token={formToken} />
        <button className="btn w-full">{i18n.t("request.again")}</button>
      </form>
    </section>
  )
}
