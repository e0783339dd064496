import type { Address } from "@contracts/common"
import { t } from "@/lib/messages"
import { sameAddress } from "@/lib/format/address"
import { AddressLines } from "./address"

export function Addresses({ shipping, billing }: { shipping: Address | null; billing: Address | null }) {
  const same = shipping && billing && sameAddress(shipping, billing)
  return (
    <section className="card" aria-labelledby="addresses">
      <h2 id="addresses" className="card-head">
        {t("address.title")}
      </h2>
      <div className="addresses">
        <div className="row">
          <h3 className="text-sm text-ink-2">{t("address.shipping")}</h3>
          {shipping ? <AddressLines address={shipping} /> : <p>{t("address.none")}</p>}
        </div>
        <div className="row">
          <h3 className="text-sm text-ink-2">{t("address.billing")}</h3>
          {same ? (
            <p>{t("address.same")}</p>
          ) : billing ? (
            <AddressLines address={billing} />
          ) : (
            <p>{t("address.none")}</p>
          )}
        </div>
      </div>
    </section>
  )
}
