import { ReceiptPercent } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import { useRef } from "react"
import { useTranslation } from "react-i18next"
import { PolledSection } from "../lib/polled-section"
import { Section } from "../lib/section"
import { useIsWide } from "../lib/use-is-wide"
import { ProjectFindings } from "../payment/project-findings"
import type { TabProps } from "../project/tabs"
import { CountsPanel } from "./counts-panel"
import { InvoiceCard } from "./invoice-card"
import { InvoiceRows } from "./invoice-rows"
import { InvoiceSummary } from "./invoice-summary"
import { PaymentRows } from "./payment-rows"
import { shownInvoice, useInvoices, useInvoiceUrl } from "./use-invoices"

function Empty({ onNew }: { onNew: () => void }) {
  const { t } = useTranslation("clientPortal")
  return (
    <div className="flex flex-col items-center gap-y-4 px-6 py-16">
      <ReceiptPercent className="text-ui-fg-subtle" />
      <div className="flex max-w-md flex-col items-center gap-y-1 text-center">
        <Text size="small" leading="compact" weight="plus">
          {t("invoice.empty")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {t("invoice.emptyText")}
        </Text>
      </div>
      <Button size="small" onClick={onNew}>
        {t("invoice.new")}
      </Button>
    </div>
  )
}

/** The invoices of a project with the money that came for them, and what was made of each line. */
export function InvoiceTab({ project, onOpen }: TabProps) {
  const { t } = useTranslation("clientPortal")
  const section = useInvoices(project.id)
  const { invoice: openId, show } = useInvoiceUrl()
  const card = useRef<HTMLDivElement>(null)
  const isWide = useIsWide()
  const { data } = section
  const shown = data && (shownInvoice(data, openId) ?? data.invoices[0])
  const create = () => onOpen("invoice-new")
  const select = (id: string) => {
    show(id)
    // On a phone the invoice opens below the fold.
    if (!isWide) card.current?.scrollIntoView({ block: "start" })
  }
  return (
    <div className="flex w-full flex-col gap-3 xl:flex-row xl:items-start">
      <div className="flex w-full min-w-0 flex-col gap-y-3">
        <ProjectFindings orderId={project.order_id} />
        <PolledSection title={t("invoice.title")} section={section}>
          {({ invoices }) =>
            invoices.length === 0 ? (
              <Empty onNew={create} />
            ) : (
              <InvoiceRows invoices={invoices} openId={shown?.id} onOpen={select} />
            )
          }
        </PolledSection>
        {shown && (
          <div ref={card}>
            <InvoiceCard key={shown.id} project={project} invoice={shown} onOpen={onOpen} />
          </div>
        )}
      </div>
      {data && (
        <div className="flex w-full flex-col gap-y-3 xl:max-w-[440px]">
          <InvoiceSummary data={data} onNew={create} onOpen={onOpen} />
          {data.unassigned.length > 0 && (
            <Section title={t("invoice.payments.unassigned")} subtitle={t("invoice.payments.unassignedText")}>
              <PaymentRows payments={data.unassigned} />
            </Section>
          )}
          <CountsPanel lines={data.lines} onOpen={onOpen} />
        </div>
      )}
    </div>
  )
}
