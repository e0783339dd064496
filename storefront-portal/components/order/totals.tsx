import type { I18n } from "@messages/i18n"
import type { DocumentTotals } from "@contracts/order-document"
import { isNegative, isZero, opposite, sameAmount, withoutSign } from "@/lib/format/amount"

interface Props {
  totals: DocumentTotals & { paid?: string; owed?: string }
  currency: string
  /** A free shipping method is "included"; without any method nothing is promised. */
  hasShipping: boolean
  i18n: I18n
}

export function Totals({ totals, currency, hasShipping, i18n }: Props) {
  const money = (amount: string) => i18n.money(amount, currency)
  const { paid, owed } = totals
  const showsPayment = paid !== undefined && owed !== undefined && (!isZero(paid) || !sameAmount(owed, totals.total))
  return (
    <dl aria-label={i18n.t("totals.title")} className="row num grid gap-1.5 pb-5">
      <Sum name={i18n.t("totals.subtotal")} value={money(totals.subtotal)} />
      {!isZero(totals.returned) && <Sum name={i18n.t("totals.returned")} value={money(`-${totals.returned}`)} />}
      {!isZero(totals.discount) && (
        <Sum name={i18n.t("totals.discount")} value={money(`-${withoutSign(totals.discount)}`)} />
      )}
      {totals.credited && <Sum name={i18n.t("totals.credited")} value={money(opposite(totals.credited))} />}
      {(hasShipping || !isZero(totals.shipping)) && (
        <Sum
          name={i18n.t("totals.shipping")}
          value={isZero(totals.shipping) ? i18n.t("totals.shipping.included") : money(totals.shipping)}
        />
      )}
      {!isZero(totals.tax) && <Sum name={i18n.t("totals.tax")} value={money(totals.tax)} />}
      <Sum name={i18n.t("totals.total")} value={money(totals.total)} strong />
      {!isZero(totals.tax_included) && <Sum name={i18n.t("totals.tax_included")} value={money(totals.tax_included)} />}
      {showsPayment && (
        <>
          <Sum name={i18n.t("totals.paid")} value={money(paid)} />
          <Owed owed={owed} money={money} i18n={i18n} />
        </>
      )}
    </dl>
  )
}

function Owed({ owed, money, i18n }: { owed: string; money: (amount: string) => string; i18n: I18n }) {
  if (isNegative(owed)) return <Sum name={i18n.t("totals.credit")} value={money(withoutSign(owed))} strong />
  return isZero(owed) ? (
    <Sum name={i18n.t("totals.owed")} value={i18n.t("totals.settled")} good />
  ) : (
    <Sum name={i18n.t("totals.owed")} value={money(owed)} strong />
  )
}

function Sum({
  name,
  value,
  strong = false,
  good = false,
}: {
  name: string
  value: string
  strong?: boolean
  good?: boolean
}) {
  const look = strong ? "mt-1 border-t border-line pt-2.5 text-lg font-[680] text-ink" : "text-ink-2"
  return (
    <div className={`flex flex-wrap justify-between gap-x-4 ${look}`}>
      <dt>{name}</dt>
      <dd className={good ? "pill pill-good" : "ms-auto text-end whitespace-nowrap"}>{value}</dd>
    </div>
  )
}
