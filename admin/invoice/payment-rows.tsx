import { Alert, Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { Dispute, StaffPayment } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { isZero } from "./amounts"
import { useOpenDocument } from "./use-open-document"

function DisputeNote({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const facts = [
    t("invoice.dispute.status", { status: dispute.status }),
    ...(dispute.reason ? [t("invoice.dispute.reason", { reason: dispute.reason })] : []),
    ...(dispute.respond_by ? [t("invoice.dispute.respond", { at: format.moment(dispute.respond_by) })] : []),
  ]
  const amount = format.money(dispute.amount, dispute.currency_code)
  return (
    <Alert variant={dispute.status === "won" ? "success" : "error"}>
      {[t("invoice.dispute.title", { amount }), ...facts].join(" · ")}
    </Alert>
  )
}

function PaymentRow({ payment }: { payment: StaffPayment }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const open = useOpenDocument()
  const amount = (value: string) => format.money(value, payment.currency_code)
  const method = t(`invoice.method.${payment.method}`)
  const title = payment.last4 ? t("invoice.payments.ending", { method, last4: payment.last4 }) : method
  const facts = [
    format.moment(payment.received_at),
    ...(payment.reference ? [t("invoice.payments.reference", { reference: payment.reference })] : []),
    ...(payment.recorded_by ? [t("invoice.payments.by", { name: payment.recorded_by.name })] : []),
  ]
  return (
    <li className="flex flex-col gap-y-2 px-6 py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="flex min-w-0 flex-col gap-y-1">
          <Text size="small" leading="compact" weight="plus">
            {payment.is_returned_refund ? t("invoice.payments.returnedRefund") : title}
          </Text>
          <Text size="small" leading="compact" className="text-ui-fg-subtle break-words">
            {facts.join(" · ")}
          </Text>
          {payment.note && (
            <Text size="small" className="text-ui-fg-subtle whitespace-pre-line break-words">
              {payment.note}
            </Text>
          )}
          {!isZero(payment.refunded) && (
            <Text size="small" leading="compact" className="text-ui-tag-orange-text">
              {t("invoice.payments.refunded", { amount: amount(payment.refunded) })}
            </Text>
          )}
        </div>
        <div className="flex flex-col items-end gap-y-1">
          <Text size="small" leading="compact" weight="plus">
            {amount(payment.amount)}
          </Text>
          <div className="flex items-center gap-x-2">
            {!payment.is_returned_refund && (
              <Button size="small" variant="transparent" onClick={() => void open("receipt", payment.id)}>
                {t("invoice.payments.receipt")}
              </Button>
            )}
            {payment.medusa_payment_id && (
              <Button size="small" variant="transparent" asChild>
                <Link to={`/orders/${payment.order_id}`}>{t("invoice.payments.refund")}</Link>
              </Button>
            )}
          </div>
        </div>
      </div>
      {payment.disputes.map((dispute) => (
        <DisputeNote key={dispute.id} dispute={dispute} />
      ))}
    </li>
  )
}

/** Money that arrived, with what went back, disputes, and the way to Medusa's own refund. */
export function PaymentRows({ payments }: { payments: StaffPayment[] }) {
  return (
    <ul className="divide-y">
      {payments.map((payment) => (
        <PaymentRow key={payment.id} payment={payment} />
      ))}
    </ul>
  )
}
