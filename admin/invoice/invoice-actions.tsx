import { ArrowPath, DocumentText, ReceiptPercent, Trash, XCircle } from "@medusajs/icons"
import { Button, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ProjectHeader, StaffInvoice } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { Menu } from "../lib/menu"
import type { MenuAction } from "../lib/menu"
import type { DrawerId } from "../project/drawers"
import { useProjectAction } from "../project/use-project-change"
import { isNegative, isZero } from "./amounts"
import { useInvoiceUrl } from "./use-invoices"
import { useOpenDocument } from "./use-open-document"

interface InvoiceActionsProps {
  project: ProjectHeader
  invoice: StaffInvoice
  /** Opens a drawer about this invoice. */
  onOpen: (drawer: DrawerId) => void
}

/** Actions on a draft. */
function DraftActions({ project, invoice, onOpen }: InvoiceActionsProps) {
  const { t } = useTranslation("clientPortal")
  const prompt = usePrompt()
  const open = useOpenDocument()
  const { show } = useInvoiceUrl()
  const remove = useProjectAction(
    project,
    (id: string) => portalApi.deleteInvoice({ params: { id } }),
    t("invoice.action.removed"),
  )
  const drop = async () => {
    const agreed = await prompt({
      title: t("invoice.action.removeTitle"),
      description: t("invoice.action.removeText"),
      confirmText: t("invoice.action.remove"),
      cancelText: t("form.cancel"),
    })
    if (!agreed) return
    await remove.run(invoice.id)
    show(null)
  }
  return (
    <>
      <Button size="small" variant="secondary" onClick={() => onOpen("invoice-edit")}>
        {t("invoice.action.edit")}
      </Button>
      <Button size="small" onClick={() => onOpen("invoice-send")}>
        {t("invoice.action.send")}
      </Button>
      <Menu
        label={t("invoice.more", { number: t("invoice.draft") })}
        busy={remove.isPending}
        groups={[
          [
            {
              label: t("invoice.action.preview"),
              icon: <DocumentText />,
              onSelect: () => void open(invoice.kind, invoice.id),
            },
          ],
          [{ label: t("invoice.action.remove"), icon: <Trash />, onSelect: () => void drop() }],
        ]}
      />
    </>
  )
}

/** Actions on an issued invoice. The document itself never changes. */
function IssuedActions({ invoice, onOpen }: InvoiceActionsProps) {
  const { t } = useTranslation("clientPortal")
  const open = useOpenDocument()
  const { money, kind, state } = invoice
  const stands = kind === "invoice" && state !== "void" && state !== "credited"
  const isOwed = stands && !isZero(money.balance) && !isNegative(money.balance)
  const isUntouched = stands && isZero(money.paid) && isZero(money.processing) && isZero(money.credited)
  const change: MenuAction[] = []
  if (stands)
    change.push({
      label: t("invoice.action.credit"),
      icon: <ReceiptPercent />,
      onSelect: () => onOpen("invoice-credit"),
    })
  if (isUntouched)
    change.push({ label: t("invoice.action.void"), icon: <XCircle />, onSelect: () => onOpen("invoice-void") })
  return (
    <>
      {isOwed && (
        <Button size="small" variant="secondary" onClick={() => onOpen("invoice-record")}>
          {t("invoice.action.record")}
        </Button>
      )}
      <Menu
        label={t("invoice.more", { number: invoice.number ?? "" })}
        groups={[
          [
            { label: t("invoice.action.pdf"), icon: <DocumentText />, onSelect: () => void open(kind, invoice.id) },
            ...(state === "void"
              ? []
              : [{ label: t("invoice.action.resend"), icon: <ArrowPath />, onSelect: () => onOpen("invoice-resend") }]),
          ],
          change,
        ]}
      />
    </>
  )
}

export function InvoiceActions(props: InvoiceActionsProps) {
  return props.invoice.state === "draft" ? <DraftActions {...props} /> : <IssuedActions {...props} />
}
