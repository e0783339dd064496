import { Alert, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ProjectHeader, StaffInvoice } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { Disclosure, Row, Section } from "../lib/section"
import type { DrawerId } from "../project/drawers"
import { InvoiceActions } from "./invoice-actions"
import { InvoiceLines, InvoiceTotals } from "./invoice-lines"
import { PaymentRows } from "./payment-rows"
import { InvoiceStateBadge } from "./state-badge"
import { useTermsWords } from "./terms-field"

interface InvoiceCardProps {
  project: ProjectHeader
  invoice: StaffInvoice
  onOpen: (drawer: DrawerId, about?: Record<string, string>) => void
}

/** One invoice: where it stands, what staff can do, its lines and sums, and the money that came for it. */
export function InvoiceCard({ project, invoice, onOpen }: InvoiceCardProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const termsWords = useTermsWords()
  const { content, buyer, voided, issued_at, due_on } = invoice
  const facts = [
    issued_at
      ? t("invoice.issued", { at: format.moment(issued_at) })
      : t("invoice.created", { at: format.moment(invoice.created_at), name: invoice.created_by.name }),
    ...(due_on ? [t("invoice.due", { day: format.day(due_on) })] : []),
    ...(invoice.corrects ? [t("invoice.corrects", { number: invoice.corrects.number })] : []),
  ]
  return (
    <Section
      title={invoice.number ?? t("invoice.draft")}
      subtitle={t(invoice.kind === "credit_note" ? "invoice.kind.credit_note" : `invoice.purpose.${invoice.purpose}`)}
      aside={
        <InvoiceActions
          project={project}
          invoice={invoice}
          onOpen={(drawer) => onOpen(drawer, { invoice: invoice.id })}
        />
      }
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-6 py-3">
        <InvoiceStateBadge invoice={invoice} />
        <Text as="span" size="small" leading="compact" className="text-ui-fg-subtle">
          {facts.join(" · ")}
        </Text>
      </div>
      {voided && (
        <div className="px-6 py-3">
          <Alert variant="info">{t("invoice.voided", { at: format.moment(voided.at), reason: voided.reason })}</Alert>
        </div>
      )}
      <Row label={t("invoice.billedTo")}>{buyer.name}</Row>
      {invoice.kind === "invoice" && <Row label={t("invoice.terms")}>{termsWords(content.terms)}</Row>}
      {content.po_number && <Row label={t("invoice.poNumber")}>{content.po_number}</Row>}
      <InvoiceLines invoice={invoice} />
      <InvoiceTotals invoice={invoice} />
      {content.note && (
        <Row label={t("invoice.note")}>
          <span className="whitespace-pre-line">{content.note}</span>
        </Row>
      )}
      {invoice.payments.length > 0 && <PaymentRows payments={invoice.payments} />}
      {invoice.document_sha256 && (
        <Disclosure label={t("invoice.sha256")}>
          <code className="txt-compact-xsmall break-all">{invoice.document_sha256}</code>
        </Disclosure>
      )}
    </Section>
  )
}
