import { XMark } from "@medusajs/icons"
import { Alert, Button, Drawer, Heading, IconButton, Kbd } from "@medusajs/ui"
import { createContext, useContext, useEffect, useRef, useState } from "react"
import type { FormEvent, MutableRefObject, ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { LeavePrompt } from "./leave-prompt"

interface SideDrawerProps {
  open: boolean
  onClose: () => void
  title: string
  description?: string
  children: ReactNode
}

/** Whether the form in the drawer holds text that would be lost. */
const DirtyContext = createContext<MutableRefObject<boolean> | null>(null)

/**
 * A drawer that a stray click beside it does not close, and that asks before typed text is lost. Its head is Medusa's own,
 * with a name for the button that closes it.
 */
export function SideDrawer({ open, onClose, title, description, children }: SideDrawerProps) {
  const { t } = useTranslation("clientPortal")
  const dirty = useRef(false)
  const [asking, setAsking] = useState(false)
  const close = () => (dirty.current ? setAsking(true) : onClose())
  return (
    <Drawer open={open} onOpenChange={(next) => !next && close()}>
      <Drawer.Content
        {...(description ? {} : { "aria-describedby": undefined })}
        onInteractOutside={(event) => event.preventDefault()}
      >
        <div className="border-ui-border-base flex items-start justify-between gap-x-4 border-b px-6 py-4">
          <div className="flex flex-col gap-y-1">
            <Drawer.Title asChild>
              <Heading>{title}</Heading>
            </Drawer.Title>
            {description && (
              <Drawer.Description className="text-ui-fg-subtle txt-small">{description}</Drawer.Description>
            )}
          </div>
          <div className="flex items-center gap-x-2">
            <Kbd>esc</Kbd>
            <Drawer.Close asChild>
              <IconButton type="button" size="small" variant="transparent" aria-label={t("form.close")}>
                <XMark />
              </IconButton>
            </Drawer.Close>
          </div>
        </div>
        <DirtyContext.Provider value={dirty}>{children}</DirtyContext.Provider>
        <LeavePrompt open={asking} onStay={() => setAsking(false)} onLeave={onClose} />
      </Drawer.Content>
    </Drawer>
  )
}

interface DrawerFormProps {
  form: { onSubmit: (event: FormEvent) => void; failure: string | null; isSubmitting: boolean; isDirty: boolean }
  submitLabel: string
  /** Set while the form cannot be sent; its body says why. */
  disabled?: boolean
  children: ReactNode
}

/** Body and footer of a drawer that is one form. */
export function DrawerForm({ form, submitLabel, disabled, children }: DrawerFormProps) {
  const { onSubmit, failure, isSubmitting, isDirty } = form
  const { t } = useTranslation("clientPortal")
  const held = useContext(DirtyContext)
  useEffect(() => {
    if (!held) return
    held.current = isDirty
    return () => {
      held.current = false
    }
  }, [held, isDirty])
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-1 flex-col overflow-hidden">
      <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
        {failure && (
          <Alert variant="error" role="alert">
            {failure}
          </Alert>
        )}
        {children}
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button type="button" size="small" variant="secondary">
            {t("form.cancel")}
          </Button>
        </Drawer.Close>
        <Button type="submit" size="small" isLoading={isSubmitting} disabled={disabled}>
          {submitLabel}
        </Button>
      </Drawer.Footer>
    </form>
  )
}
