import { Alert, Drawer } from "@medusajs/ui"
import { useState } from "react"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { ProjectShipping } from "../../src/contracts"
import { SideDrawer } from "../lib/form-drawer"
import { useMessageOf } from "../lib/use-message-of"
import type { DrawerProps } from "../project/drawers"
import { type StaffPackage, usePackageUrl, useShipping } from "./use-shipping"

interface PackageDrawerProps extends DrawerProps {
  title: (parcel: StaffPackage | undefined) => string
  description?: (parcel: StaffPackage | undefined) => string
  children: (parcel: StaffPackage, data: ProjectShipping) => ReactNode
}

/** A drawer about the package that the URL names. It shows it as it was when the drawer was opened. */
export function PackageDrawer({ project, onClose, title, description, children }: PackageDrawerProps) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const id = usePackageUrl()
  const { data, error } = useShipping(project.id)
  const [opened, setOpened] = useState<{ parcel: StaffPackage; data: ProjectShipping } | null>(null)
  const found = data?.packages.find((one) => one.id === id)
  if (!opened && data && found) setOpened({ parcel: found, data })
  const shown = opened?.parcel ?? found
  return (
    <SideDrawer open onClose={onClose} title={title(shown)} description={description?.(shown)}>
      {opened ? (
        children(opened.parcel, opened.data)
      ) : (
        <Drawer.Body>
          <Alert variant={error ? "error" : "info"}>
            {error ? messageOf(error) : t(data ? "shipping.drawer.missing" : "load.loading")}
          </Alert>
        </Drawer.Body>
      )}
    </SideDrawer>
  )
}
