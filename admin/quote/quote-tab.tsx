import { Alert, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { ProjectQuote } from "../../src/contracts"
import { DecisionStamps } from "../approval/decision-stamps"
import { DeliveryNoteDraft } from "../approval/delivery-note-draft"
import { RequestCard } from "../approval/request-card"
import { RequestActions } from "../approval/request-actions"
import { portalApi } from "../lib/client"
import { PolledSection } from "../lib/polled-section"
import { portalKeys } from "../lib/query-keys"
import { usePolledSection } from "../lib/use-polled-section"
import type { TabProps } from "../project/tabs"
import { RequestSection } from "../quote-request/request-section"
import { QuoteLines, QuoteTotals } from "./quote-lines"

/** An edited draft that no open request is about: the difference from an open one is told above the tabs. */
function UnsentNote({ project, quote }: { project: TabProps["project"]; quote: ProjectQuote }) {
  const { t } = useTranslation("clientPortal")
  const [newest] = quote.versions
  if (!project.is_draft || !newest || newest.is_current || newest.state === "open") return null
  return (
    <div className="px-6 py-4">
      <Alert role="status">{t("quote.unsent", { version: newest.version })}</Alert>
    </div>
  )
}

/** What the client is offered, which versions of it were sent, and what was decided. */
export function QuoteTab({ project, onOpen }: TabProps) {
  const { t } = useTranslation("clientPortal")
  const section = usePolledSection(portalKeys.section(project.id, "quote"), (call) =>
    portalApi.getProjectQuote({ params: { id: project.id }, ...call }),
  )
  return (
    <div className="flex w-full flex-col gap-3 xl:flex-row xl:items-start">
      <div className="w-full">
        <PolledSection title={t("quote.title")} section={section}>
          {(quote) => (
            <>
              <UnsentNote project={project} quote={quote} />
              <QuoteLines quote={quote} />
              <QuoteTotals quote={quote} />
            </>
          )}
        </PolledSection>
      </div>
      <div className="flex w-full flex-col gap-y-3 xl:max-w-[440px]">
        <RequestSection project={project} />
        <PolledSection title={t("approval.title")} section={section}>
          {({ versions, decisions, delivery_note }) => (
            <>
              {versions.length === 0 && (
                <Text size="small" className="text-ui-fg-subtle px-6 py-4">
                  {t("approval.notAsked")}
                </Text>
              )}
              {versions.map((request, index) => (
                <RequestCard key={request.id} request={request} isNewest={index === 0} />
              ))}
              <DecisionStamps decisions={decisions} />
              {delivery_note && <DeliveryNoteDraft note={delivery_note} />}
              <RequestActions project={project} onOpen={onOpen} />
            </>
          )}
        </PolledSection>
      </div>
    </div>
  )
}
