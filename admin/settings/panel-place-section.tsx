import { Button, Text, toast } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { portalKeys } from "../lib/query-keys"
import { Section } from "../lib/section"
import { useMessageOf } from "../lib/use-message-of"
import { arePanelsFirst, putPanelsFirst } from "./panel-place"

/** Medusa shows the panels of plugins below its own, and only a layout that was saved puts one first. */
export function PanelPlaceSection() {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const client = useQueryClient()
  const { data: areFirst } = useQuery({ queryKey: portalKeys.panelPlace, queryFn: arePanelsFirst })
  const move = useMutation({
    mutationFn: putPanelsFirst,
    onSuccess: async () => {
      // The dashboard's own query, so that the next page shows it.
      await client.invalidateQueries({ queryKey: ["layouts"] })
      await client.invalidateQueries({ queryKey: portalKeys.panelPlace })
      toast.success(t("settings.panelMoved"))
    },
    onError: (error) => toast.error(messageOf(error)),
  })
  if (areFirst === undefined) return null
  return (
    <Section
      id="panel"
      title={t("settings.panel")}
      subtitle={t("settings.panelHint")}
      aside={
        areFirst ? (
          <Text size="small" className="text-ui-fg-subtle">
            {t("settings.panelIsFirst")}
          </Text>
        ) : (
          <Button size="small" variant="secondary" isLoading={move.isPending} onClick={() => move.mutate()}>
            {t("settings.panelMove")}
          </Button>
        )
      }
    >
      {null}
    </Section>
  )
}
