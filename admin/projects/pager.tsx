import { Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ProjectList } from "../../src/contracts"
import type { ListState } from "./use-list-state"

interface PagerProps {
  list: ProjectList
  /** The newest read failed, and the list may be old. */
  isStale: boolean
  goTo: ListState["goTo"]
}

/** How many projects match, and the way to the neighboring pages. */
export function Pager({ list, isStale, goTo }: PagerProps) {
  const { t } = useTranslation("clientPortal")
  const { count, next, previous } = list
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
      <Text size="small" leading="compact" className="text-ui-fg-subtle" role="status">
        {isStale ? t("load.stale") : t("projects.count", { count })}
      </Text>
      <div className="flex items-center gap-x-2">
        <Button
          size="small"
          variant="transparent"
          disabled={previous === null}
          onClick={() => previous && goTo({ before: previous })}
        >
          {t("projects.previous")}
        </Button>
        <Button
          size="small"
          variant="transparent"
          disabled={next === null}
          onClick={() => next && goTo({ after: next })}
        >
          {t("projects.next")}
        </Button>
      </div>
    </div>
  )
}
