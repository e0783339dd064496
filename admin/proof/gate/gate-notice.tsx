import { Alert, Button, Text } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { ProjectHeader } from "../../../src/contracts"
import { portalKeys } from "../../lib/query-keys"
import { projectPath } from "../../project/use-project-url"
import { useProofs } from "../use-proofs"
import { useHoldWords } from "./use-hold-words"

/** On Medusa's own page of the order: what cannot be fulfilled yet, and the ways on. Nothing while nothing is held back. */
export function GateNotice({ project }: { project: ProjectHeader }) {
  const { t } = useTranslation("clientPortal")
  const client = useQueryClient()
  const { data } = useProofs(project.id, { isLive: false })
  // The header is polled already, and is another object once anything of the project has changed.
  useEffect(() => {
    void client.invalidateQueries({ queryKey: portalKeys.section(project.id, "proofs") })
  }, [client, project])
  const sentence = useHoldWords()
  const held = data && project.status !== "canceled" ? sentence(data.gate) : null
  if (!data || held === null) return null
  return (
    <div className="px-6 py-4">
      <Alert variant="warning" role="status">
        <div className="flex flex-col gap-y-2">
          <Text size="small" weight="plus">
            {held}
          </Text>
          <Text size="small">{data.gate.holds.map(({ title }) => title).join(", ")}</Text>
          <div className="flex flex-wrap gap-2">
            <Button asChild size="small" variant="secondary">
              <Link to={projectPath(project.id, { tab: "proofs" })}>{t("gate.show")}</Link>
            </Button>
            <Button asChild size="small" variant="transparent">
              <Link to={projectPath(project.id, { tab: "proofs", drawer: "gate-override" })}>{t("gate.override")}</Link>
            </Button>
          </div>
        </div>
      </Alert>
    </div>
  )
}
