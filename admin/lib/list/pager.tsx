import { Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ListState } from "./use-list-state"

interface PagerProps {
  list: { next: string | null; previous: string | null }
  /** How many rows match. */
  count: string
  /** The newest read failed, and the list may be old. */
  isStale: boolean
  goTo: ListState["goTo"]
}

/** How many rows match, and the way to the neighboring pages. */
export function Pager({ list, count, isStale, goTo }: PagerProps) {
  const { t } = useTranslation("clientPortal")
  const { next, previous } = list
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
      <Text size="small" leading="compact" className="text-ui-fg-subtle" role="status">
        {isStale ? t("load.stale") : count}
      </Text>
      <div className="flex items-center gap-x-2">
        <Button
          size="small"
          variant="transparent"
          disabled={previous === null}
          onClick={() => previous && goTo({ before: previous })}
        >
          {t("list.previous")}
        </Button>
        <Button
          size="small"
          variant="transparent"
          disabled={next === null}
          onClick={() => next && goTo({ after: next })}
        >
          {t("list.next")}
        </Button>
      </div>
    </div>
  )
}
