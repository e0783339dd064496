import { Alert, Button, StatusBadge, Text } from "@medusajs/ui"
import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import type { EvidenceLine, EvidenceVerification } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { useFormat } from "../lib/format"
import { portalKeys } from "../lib/query-keys"
import { LoadError, Section, SectionSkeleton } from "../lib/section"
import { useMessageOf } from "../lib/use-message-of"
import type { TabProps } from "../project/tabs"

/** What the verification found: the chain is intact, or each thing that is wrong. */
function Result({ result }: { result: EvidenceVerification }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const counted = [
    t("evidence.entries", { count: result.entries }),
    t("evidence.documents", { count: result.documents }),
    t("evidence.verifiedAt", { at: format.moment(result.verified_at) }),
  ].join(" · ")
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4" role="status">
      <Alert variant={result.is_intact ? "success" : "error"}>
        <Text size="small" weight="plus">
          {t(result.is_intact ? "evidence.intact" : "evidence.damaged", { count: result.findings.length })}
        </Text>
        <Text size="small">{counted}</Text>
      </Alert>
      {result.findings.length > 0 && (
        <ul className="flex flex-col gap-y-2">
          {result.findings.map(({ code, message }, index) => (
            <li key={`${code}:${index}`}>
              <Text size="small" className="break-words">
                {message}
              </Text>
              <Text size="xsmall" className="text-ui-fg-subtle">
                {code}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {result.head_sha256 && (
        <Text size="xsmall" className="text-ui-fg-subtle break-words">
          {t("evidence.head", { sha256: result.head_sha256 })}
        </Text>
      )}
    </div>
  )
}

/** Reads and compares everything again at each press. */
function Verification({ projectId }: { projectId: string }) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: [...portalKeys.section(projectId, "evidence"), "verification"],
    queryFn: ({ signal }) => portalApi.verifyEvidence({ params: { id: projectId }, signal }),
    enabled: false,
  })
  return (
    <Section
      title={t("evidence.verification")}
      subtitle={t("evidence.verificationHint")}
      aside={
        <Button size="small" variant="secondary" isLoading={isFetching} onClick={() => void refetch()}>
          {t("evidence.verify")}
        </Button>
      }
    >
      {error && !isFetching ? (
        <div className="px-6 py-4">
          <Alert variant="error" role="alert">
            {messageOf(error)}
          </Alert>
        </div>
      ) : (
        data && <Result result={data} />
      )}
    </Section>
  )
}

const PERSONAL_COLORS = { kept: null, erased: "grey", missing: "red" } as const

function Entry({ entry }: { entry: EvidenceLine }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const color = PERSONAL_COLORS[entry.personal]
  const by = entry.actor.type === "system" ? t("evidence.system") : (entry.actor.name ?? t("evidence.erasedName"))
  return (
    <li className="flex flex-col gap-y-1 px-6 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <Text as="span" size="small" leading="compact" weight="plus">
          {[t(`evidence.kind.${entry.kind}`, { version: entry.subject?.version ?? "" }), entry.subject?.name]
            .filter(Boolean)
            .join(" · ")}
        </Text>
        {color && <StatusBadge color={color}>{t(`evidence.personal.${entry.personal}`)}</StatusBadge>}
      </div>
      <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
        {[t("evidence.number", { seq: entry.seq }), format.moment(entry.at), by].join(" · ")}
      </Text>
      {entry.subject?.note && (
        <Text size="small" className="break-words">
          {entry.subject.note}
        </Text>
      )}
      <Text size="xsmall" leading="compact" className="text-ui-fg-subtle truncate" title={entry.sha256}>
        {entry.sha256}
      </Text>
    </li>
  )
}

/** Entries count from 1, so that none is before this: the first page asks without a limit. */
const NEWEST = 0

/** The project's append-only record, newest first, and a button that checks it. */
export function EvidenceTab({ project }: TabProps) {
  const { t } = useTranslation("clientPortal")
  const { data, error, isFetching, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: portalKeys.section(project.id, "evidence"),
    queryFn: ({ pageParam, signal }) =>
      portalApi.listEvidence({
        params: { id: project.id },
        query: pageParam === NEWEST ? {} : { before: pageParam },
        signal,
      }),
    initialPageParam: NEWEST,
    getNextPageParam: ({ next_before }) => next_before,
  })
  if (!data)
    return error ? (
      <LoadError title={t("evidence.title")} error={error} retrying={isFetching} onRetry={() => void refetch()} />
    ) : (
      <SectionSkeleton title={t("evidence.title")} rows={4} />
    )
  const entries = data.pages.flatMap((page) => page.entries)
  return (
    <div className="flex flex-col gap-y-3">
      <Verification projectId={project.id} />
      <Section title={t("evidence.title")} subtitle={t("evidence.subtitle")}>
        {entries.length === 0 ? (
          <Text size="small" className="text-ui-fg-subtle px-6 py-4">
            {t("evidence.empty")}
          </Text>
        ) : (
          <ol className="divide-y">
            {entries.map((entry) => (
              <Entry key={entry.seq} entry={entry} />
            ))}
          </ol>
        )}
        {hasNextPage && (
          <div className="flex justify-end px-6 py-4">
            <Button
              size="small"
              variant="secondary"
              isLoading={isFetchingNextPage}
              onClick={() => void fetchNextPage()}
            >
              {t("evidence.older")}
            </Button>
          </div>
        )}
      </Section>
    </div>
  )
}
