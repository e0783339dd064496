import type { DocumentTotals } from "@contracts/order-document"
import { isNegative, isZero, sameAmount, withoutSign, type Format } from "@/lib/format"
import { t } from "@/lib/messages"

interface Props {
  totals: DocumentTotals & { paid?: string; owed?: string }
  currency: string
  /** A free shipping method is "included"; without any method nothing is promised. */
  hasShipping: boolean
  f: Format
}

export function Totals({ totals, currency, hasShipping, f }: Props) {
  const money = (amount: string) => f.money(amount, currency)
  const { paid, owed } = totals
  const showsPayment = paid !== undefined && owed !== undefined && (!isZero(paid) || !sameAmount(owed, totals.total))
  return (
    <dl aria-label={t("totals.title")} className="row num grid gap-1.5 pb-5">
      <Sum name={t("totals.subtotal")} value={money(totals.subtotal)} />
      {!isZero(totals.returned) && <Sum name={t("totals.returned")} value={money(`-${totals.returned}`)} />}
      {!isZero(totals.discount) && (
        <Sum name={t("totals.discount")} value={money(`-${withoutSign(totals.discount)}`)} />
      )}
      {(hasShipping || !isZero(totals.shipping)) && (
        <Sum
          name={t("totals.shipping")}
          value={isZero(totals.shipping) ? t("totals.shipping.included") : money(totals.shipping)}
        />
      )}
      {!isZero(totals.tax) && <Sum name={t("totals.tax")} value={money(totals.tax)} />}
      <Sum name={t("totals.total")} value={money(totals.total)} strong />
      {!isZero(totals.tax_included) && <Sum name={t("totals.tax_included")} value={money(totals.tax_included)} />}
      {showsPayment && (
        <>
          <Sum name={t("totals.paid")} value={money(paid)} />
          <Owed owed={owed} money={money} />
        </>
      )}
    </dl>
  )
}

function Owed({ owed, money }: { owed: string; money: (amount: string) => string }) {
  if (isNegative(owed)) return <Sum name={t("totals.credit")} value={money(withoutSign(owed))} strong />
  return isZero(owed) ? (
    <Sum name={t("totals.owed")} value={t("totals.settled")} good />
  ) : (
    <Sum name={t("totals.owed")} value={money(owed)} strong />
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
