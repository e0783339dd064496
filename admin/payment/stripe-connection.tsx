import { Alert, Button, StatusBadge, toast } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { StripeConnection as Connection } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { useFormat } from "../lib/format"
import { portalKeys } from "../lib/query-keys"
import { LoadError, Row, Section, SectionSkeleton } from "../lib/section"
import { useMessageOf } from "../lib/use-message-of"
import { ReplayDrawer } from "./replay-drawer"

const COLORS = { missing: "grey", connected: "green", unreachable: "orange", refused: "red" } as const

function Webhook({ webhook }: { webhook: Connection["webhook"] }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { last_event_at, waiting, failed } = webhook
  const facts = [
    last_event_at ? t("payment.stripe.lastEvent", { at: format.moment(last_event_at) }) : t("payment.stripe.noEvent"),
    ...(waiting ? [t("payment.stripe.waiting", { count: waiting })] : []),
  ]
  return (
    <span className="flex flex-col gap-y-1">
      <code className="txt-compact-xsmall break-all">{webhook.path}</code>
      {!webhook.has_secret && <span className="text-ui-fg-error">{t("payment.stripe.secretMissing")}</span>}
      <span>{facts.join(" · ")}</span>
      {failed > 0 && <span className="text-ui-fg-error">{t("payment.stripe.failed", { count: failed })}</span>}
    </span>
  )
}

/** How the shop is connected with Stripe, asked when the page opens and by the button. */
export function StripeConnection() {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const [isReplaying, setReplaying] = useState(false)
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: portalKeys.stripe,
    queryFn: ({ signal }) => portalApi.getStripeConnection({ signal }),
    staleTime: 60_000,
  })
  const title = t("payment.stripe.title")
  if (!data)
    return error ? (
      <LoadError title={title} error={error} retrying={isFetching} onRetry={() => void refetch()} />
    ) : (
      <SectionSkeleton title={title} rows={3} />
    )
  const test = async () => {
    const { data: answer, error: failure } = await refetch()
    if (failure) toast.error(messageOf(failure))
    else if (answer?.state === "connected") toast.success(t("payment.stripe.tested"))
    else if (answer) toast.error(answer.problem ?? t(`payment.stripe.state.${answer.state}`))
  }
  const { state, mode, account } = data
  return (
    <Section
      title={title}
      id="stripe"
      aside={
        <>
          <StatusBadge color={COLORS[state]}>{t(`payment.stripe.state.${state}`)}</StatusBadge>
          {state !== "missing" && (
            <Button size="small" variant="secondary" isLoading={isFetching} onClick={() => void test()}>
              {t("payment.stripe.test")}
            </Button>
          )}
        </>
      }
    >
      {state === "missing" && (
        <div className="px-6 py-4">
          <Alert variant="info">{t("payment.stripe.missingText")}</Alert>
        </div>
      )}
      {data.problem && (
        <div className="px-6 py-4">
          <Alert variant="error">{data.problem}</Alert>
        </div>
      )}
      {account && (
        <>
          <Row label={t("payment.stripe.account")}>{[account.name, account.country].filter(Boolean).join(" · ")}</Row>
          <Row label={t("payment.stripe.accountId")}>
            <code className="txt-compact-xsmall break-all">{account.id}</code>
          </Row>
        </>
      )}
      {mode && <Row label={t("payment.stripe.modeLabel")}>{t(`payment.stripe.mode.${mode}`)}</Row>}
      <Row label={t("payment.stripe.provider")}>
        {data.has_provider ? (
          t("payment.stripe.providerOn")
        ) : (
          <span className="text-ui-fg-error">{t("payment.stripe.providerOff")}</span>
        )}
      </Row>
      {state !== "missing" && (
        <>
          <Row label={t("payment.stripe.webhook")}>
            <Webhook webhook={data.webhook} />
          </Row>
          <div className="flex justify-end px-6 py-4">
            <Button size="small" variant="transparent" onClick={() => setReplaying(true)}>
              {t("payment.stripe.replay")}
            </Button>
          </div>
        </>
      )}
      {isReplaying && <ReplayDrawer onClose={() => setReplaying(false)} />}
    </Section>
  )
}
