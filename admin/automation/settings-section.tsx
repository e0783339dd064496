import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { Section } from "../lib/section"
import { AUTOMATIONS_PATH } from "./use-automations"

/** The way from the settings to the automations, which have a page of their own. */
export function AutomationsSection() {
  const { t } = useTranslation("clientPortal")
  return (
    <Section
      id="automations"
      title={t("automations.settings")}
      subtitle={t("automations.settingsHint")}
      aside={
        <Button size="small" variant="secondary" asChild>
          <Link to={AUTOMATIONS_PATH}>{t("automations.open")}</Link>
        </Button>
      }
    >
      {null}
    </Section>
  )
}
