import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { LoadError, Section, SectionSkeleton } from "./section"
import type { usePolledSection } from "./use-polled-section"

interface PolledSectionProps<T> {
  title: string
  section: ReturnType<typeof usePolledSection<T>>
  aside?: ReactNode
  children: (data: T) => ReactNode
}

/** A card around a polled section: loading, failed, or its data, with a word when that may be old. */
export function PolledSection<T>({ title, section, aside, children }: PolledSectionProps<T>) {
  const { t } = useTranslation("clientPortal")
  const { data, error, isFetching, isStale, retry } = section
  if (data === undefined) {
    return error ? (
      <LoadError title={title} error={error} retrying={isFetching} onRetry={retry} />
    ) : (
      <SectionSkeleton title={title} rows={4} />
    )
  }
  return (
    <Section title={title} aside={aside}>
      {children(data)}
      {isStale && (
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle px-6 py-3" role="status">
          {t("load.stale")}
        </Text>
      )}
    </Section>
  )
}
