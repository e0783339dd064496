import type { SectionProps } from "@/components/sections/registry"
import { sameAddress } from "@/lib/format/address"
import { AddressLines } from "./address"

export function Addresses({ page, i18n }: SectionProps) {
  const { shipping_address: shipping, billing_address: billing } = page.sections.order
  const same = shipping && billing && sameAddress(shipping, billing, i18n.language)
  return (
    <section className="card" aria-labelledby="addresses">
      <h2 id="addresses" className="card-head">
        {i18n.t("address.title")}
      </h2>
      <div className="addresses">
        <div className="row">
          <h3 className="text-sm text-ink-2">{i18n.t("address.shipping")}</h3>
          {shipping ? <AddressLines address={shipping} language={i18n.language} /> : <p>{i18n.t("address.none")}</p>}
        </div>
        <div className="row">
          <h3 className="text-sm text-ink-2">{i18n.t("address.billing")}</h3>
          {same ? (
            <p>{i18n.t("address.same")}</p>
          ) : billing ? (
            <AddressLines address={billing} language={i18n.language} />
          ) : (
            <p>{i18n.t("address.none")}</p>
          )}
        </div>
      </div>
    </section>
  )
}
