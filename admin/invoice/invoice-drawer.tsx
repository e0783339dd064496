import { Alert, Drawer } from "@medusajs/ui"
import { useState } from "react"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { ProjectInvoices, StaffInvoice } from "../../src/contracts"
import { SideDrawer } from "../lib/form-drawer"
import { useMessageOf } from "../lib/use-message-of"
import type { DrawerProps } from "../project/drawers"
import { shownInvoice, useInvoices, useInvoiceUrl } from "./use-invoices"

interface InvoiceDrawerProps extends DrawerProps {
  title: (invoice: StaffInvoice) => string
  /** While the invoice is not known yet. */
  placeholder: string
  description?: string
  children: (invoice: StaffInvoice, data: ProjectInvoices) => ReactNode
}

/**
 * A drawer about the invoice that the URL names. It shows the invoice as it was when the drawer was opened: what is typed
 * is about that.
 */
export function InvoiceDrawer({ project, onClose, title, placeholder, description, children }: InvoiceDrawerProps) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const { invoice: id } = useInvoiceUrl()
  const { data, error } = useInvoices(project.id, { isLive: false })
  const [opened, setOpened] = useState<{ invoice: StaffInvoice; data: ProjectInvoices } | null>(null)
  const found = data && shownInvoice(data, id)
  if (!opened && data && found) setOpened({ invoice: found, data })
  return (
    <SideDrawer
      open
      onClose={onClose}
      title={opened ? title(opened.invoice) : placeholder}
      description={opened ? description : undefined}
    >
      {opened ? (
        children(opened.invoice, opened.data)
      ) : (
        <Drawer.Body>
          <Alert variant={error ? "error" : "info"}>
            {error ? messageOf(error) : t(data ? "invoice.missing" : "load.loading")}
          </Alert>
        </Drawer.Body>
      )}
    </SideDrawer>
  )
}

/** A drawer that needs all of the project's invoices. */
export function InvoicesDrawer(
  props: DrawerProps & { title: string; description?: string; children: (data: ProjectInvoices) => ReactNode },
) {
  const { project, onClose, title, description, children } = props
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const { data, error } = useInvoices(project.id, { isLive: false })
  const [opened, setOpened] = useState<ProjectInvoices | null>(null)
  if (!opened && data) setOpened(data)
  return (
    <SideDrawer open onClose={onClose} title={title} description={description}>
      {opened ? (
        children(opened)
      ) : (
        <Drawer.Body>
          <Alert variant={error ? "error" : "info"}>{error ? messageOf(error) : t("load.loading")}</Alert>
        </Drawer.Body>
      )}
    </SideDrawer>
  )
}
