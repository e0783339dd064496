import type { SectionProps } from "@/components/sections/registry"
import { addressPath } from "@/components/shipping/address-path"
import { sameAddress } from "@/lib/format/address"
import { AddressLines } from "./address"

export function Addresses({ page, linkId, i18n }: SectionProps) {
  const { addresses } = page.sections.shipping
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
          {addresses.length > 0 && (
            <a className="link tap text-sm" href={addressPath(linkId)}>
              {i18n.t(addresses.some(({ state }) => state === "open") ? "address_check.link" : "address_check.change")}
            </a>
          )}
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
