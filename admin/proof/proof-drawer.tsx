import { Alert, Drawer } from "@medusajs/ui"
import { useState } from "react"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { ProjectProofs, StaffProof } from "../../src/contracts"
import { SideDrawer } from "../lib/form-drawer"
import { useMessageOf } from "../lib/use-message-of"
import type { DrawerProps } from "../project/drawers"
import { useProofUrl } from "./use-proof-url"
import { useProofs } from "./use-proofs"

interface ProofDrawerProps extends DrawerProps {
  title: (proof: StaffProof) => string
  /** While the proof is not known yet. */
  placeholder: string
  description?: (proof: StaffProof, data: ProjectProofs) => string | undefined
  children: (proof: StaffProof, data: ProjectProofs) => ReactNode
}

/**
 * A drawer about the proof that the URL names, or the only one there is. It shows the proof as it was when the drawer was
 * opened: what is being typed must not end up with a version that came in between.
 */
export function ProofDrawer({ project, onClose, title, placeholder, description, children }: ProofDrawerProps) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const { proof: id } = useProofUrl()
  const { data, error } = useProofs(project.id, { isLive: false })
  const [opened, setOpened] = useState<{ proof: StaffProof; data: ProjectProofs } | null>(null)
  const found = data?.proofs.find((one) => one.id === id) ?? (id === null ? data?.proofs[0] : undefined)
  if (!opened && data && found) setOpened({ proof: found, data })

  return (
    <SideDrawer
      open
      onClose={onClose}
      title={opened ? title(opened.proof) : placeholder}
      description={opened ? description?.(opened.proof, opened.data) : undefined}
    >
      {opened ? (
        children(opened.proof, opened.data)
      ) : (
        <Drawer.Body>
          <Alert variant={error ? "error" : "info"}>
            {error ? messageOf(error) : t(data ? "proof.missing" : "load.loading")}
          </Alert>
        </Drawer.Body>
      )}
    </SideDrawer>
  )
}
