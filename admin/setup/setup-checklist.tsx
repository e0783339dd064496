import { CheckCircleSolid, CircleDottedLine } from "@medusajs/icons"
import { Badge, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { SetupStep } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"
import { LoadError, Section, SectionSkeleton } from "../lib/section"

function Step({ step }: { step: SetupStep }) {
  const { t } = useTranslation("clientPortal")
  return (
    <li className="flex items-start gap-x-3 px-6 py-3">
      <span aria-hidden className="flex size-5 items-center justify-center">
        {step.done ? (
          <CheckCircleSolid className="text-ui-tag-green-icon" />
        ) : (
          <CircleDottedLine className="text-ui-fg-muted" />
        )}
      </span>
      <div className="flex-1">
        <Text size="small" leading="compact" weight="plus">
          {t(`setup.step.${step.id}`)}
          <span className="sr-only"> {step.done ? t("setup.done") : t("setup.open")}</span>
        </Text>
        {!step.done && (
          <Text size="small" className="text-ui-fg-subtle">
            {t(`setup.hint.${step.id}`)}
          </Text>
        )}
      </div>
      {!step.done && step.href !== null && (
        <Link
          to={step.href}
          aria-label={t("setup.goTo", { step: t(`setup.step.${step.id}`) })}
          className="txt-compact-small-plus text-ui-fg-base hover:text-ui-fg-subtle transition-fg"
        >
          {t("setup.go")}
        </Link>
      )}
    </li>
  )
}

export function SetupChecklist() {
  const { t } = useTranslation("clientPortal")
  const {
    data: steps,
    error,
    isFetching,
    refetch,
  } = useQuery({
    queryKey: portalKeys.setup,
    queryFn: async () => (await portalApi.getSetup()).steps,
    refetchOnMount: "always",
  })

  if (!steps) {
    return error ? (
      <LoadError title={t("setup.title")} error={error} retrying={isFetching} onRetry={() => void refetch()} />
    ) : (
      <SectionSkeleton title={t("setup.title")} rows={6} />
    )
  }

  const done = steps.filter((step) => step.done).length
  return (
    <Section
      title={t("setup.title")}
      subtitle={done === steps.length ? t("setup.allDone") : t("setup.subtitle")}
      aside={
        <Badge size="2xsmall" color={done === steps.length ? "green" : "grey"}>
          {t("setup.progress", { done, total: steps.length })}
        </Badge>
      }
    >
      <ul className="divide-y">
        {steps.map((step) => (
          <Step key={step.id} step={step} />
        ))}
      </ul>
    </Section>
  )
}
