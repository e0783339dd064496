import { ExclamationCircle, TriangleRightMini } from "@medusajs/icons"
import { Button, clx, Container, Heading, Skeleton, Text } from "@medusajs/ui"
import { useId, useState } from "react"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useMessageOf } from "./use-message-of"

interface SectionProps {
  title: string
  id?: string
  subtitle?: string
  aside?: ReactNode
  children: ReactNode
}

export function Section({ title, id, subtitle, aside, children }: SectionProps) {
  const headingId = useId()
  return (
    <Container id={id} role="region" aria-labelledby={headingId} className="divide-y p-0">
      <div className="flex items-center justify-between gap-x-4 px-6 py-4">
        <div>
          <Heading id={headingId} level="h2">
            {title}
          </Heading>
          {subtitle && (
            <Text size="small" className="text-ui-fg-subtle">
              {subtitle}
            </Text>
          )}
        </div>
        {/* Beside a long subtitle, buttons keep their words on one line. */}
        {aside && <div className="flex shrink-0 items-center gap-x-2">{aside}</div>}
      </div>
      {children}
    </Container>
  )
}

export function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="text-ui-fg-subtle grid grid-cols-2 items-start gap-4 px-6 py-3">
      <Text as="span" size="small" leading="compact" weight="plus">
        {label}
      </Text>
      <Text as="div" size="small" leading="compact" className="break-words">
        {children ?? "-"}
      </Text>
    </div>
  )
}

export function SectionSkeleton({ title, rows }: { title: string; rows: number }) {
  const { t } = useTranslation("clientPortal")
  return (
    <Section title={title}>
      <div role="status" aria-label={t("load.loading")}>
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className="grid grid-cols-2 gap-4 px-6 py-4">
            <Skeleton className="h-5 w-full" />
            <Skeleton className="h-5 w-full" />
          </div>
        ))}
      </div>
    </Section>
  )
}

interface LoadErrorProps {
  title: string
  error: Error
  retrying: boolean
  onRetry: () => void
}

export function LoadError({ title, error, retrying, onRetry }: LoadErrorProps) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  return (
    <Section title={title}>
      <div role="alert" className="flex flex-col items-center gap-y-3 px-6 py-8">
        <ExclamationCircle className="text-ui-fg-subtle" />
        <div className="flex flex-col items-center gap-y-1 text-center">
          <Text size="small" leading="compact" weight="plus">
            {t("load.failed")}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            {messageOf(error)}
          </Text>
        </div>
        <Button size="small" variant="secondary" isLoading={retrying} onClick={onRetry}>
          {t("load.retry")}
        </Button>
      </div>
    </Section>
  )
}

/** Details that are folded at first. */
export function Disclosure({ label, children }: { label: string; children: ReactNode }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <div className="px-6 py-3">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="txt-compact-small-plus text-ui-fg-subtle hover:text-ui-fg-base transition-fg focus-visible:shadow-borders-focus flex items-center gap-x-1 rounded-md outline-none"
      >
        <TriangleRightMini className={clx("transition-transform", { "rotate-90": open })} />
        {label}
      </button>
      <div id={id} hidden={!open} className="pt-3">
        {open && children}
      </div>
    </div>
  )
}
