import { Button, Text } from "@medusajs/ui"
import { useRef } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { ProjectShipping } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { PolledSection } from "../lib/polled-section"
import { uuid } from "../lib/uuid"
import type { TabProps } from "../project/tabs"
import { useProjectAction } from "../project/use-project-change"
import { Corrections } from "./corrections"
import { PackageRow } from "./package-row"
import { ToldSection } from "./told-section"
import { useContents } from "./use-contents"
import { PACKAGE_PARAMETER, useShipping } from "./use-shipping"

function NotifyBar({ project, data }: { project: TabProps["project"]; data: ProjectShipping }) {
  const { t } = useTranslation("clientPortal")
  /** Pressing again after a failed answer tells once. */
  const key = useRef(uuid())
  const notify = useProjectAction(
    project,
    async () => {
      await portalApi.notifyShipping({ params: { id: project.id }, body: { key: key.current } })
      key.current = uuid()
    },
    t("shipping.notified"),
  )
  const { added, corrected, canceled } = data.news
  const isWaiting = data.told.some(({ state }) => state === "waiting")
  const texts = [
    ...(added.length > 0 ? [t("shipping.news.added", { count: added.length })] : []),
    ...(corrected.length > 0 ? [t("shipping.news.corrected", { count: corrected.length })] : []),
    ...(canceled.length > 0 ? [t("shipping.news.canceled", { count: canceled.length })] : []),
  ]
  const isCorrection = corrected.length + canceled.length > 0
  if (texts.length === 0)
    return (
      <Text size="small" className="text-ui-fg-subtle px-6 py-4">
        {t("shipping.news.nothing")}
      </Text>
    )
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
      <div className="flex min-w-0 flex-1 flex-col gap-y-1" style={{ flexBasis: 256 }}>
        {texts.map((text) => (
          <Text key={text} size="small" weight="plus">
            {text}
          </Text>
        ))}
        {isWaiting && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("shipping.news.waiting")}
          </Text>
        )}
        {data.recipients === 0 && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("shipping.noRecipients")}
          </Text>
        )}
      </div>
      <Button
        size="small"
        isLoading={notify.isPending}
        disabled={data.recipients === 0 || isWaiting}
        onClick={() => void notify.run(undefined)}
      >
        {t(isCorrection ? "shipping.notifyAgain" : "shipping.notify")}
      </Button>
    </div>
  )
}

/** Packages of a project with their tracking, what its clients were told, and what they have not heard of. */
export function ShippingTab({ project, onOpen }: TabProps) {
  const { t } = useTranslation("clientPortal")
  const section = useShipping(project.id)
  const { data } = section
  const contents = useContents()
  return (
    <div className="flex flex-col gap-y-3">
      {data && <Corrections project={project} corrections={data.corrections} />}
      <PolledSection
        title={t("shipping.title")}
        section={section}
        aside={
          <Button size="small" variant="transparent" asChild>
            <Link to={`/orders/${project.order_id}`}>{t("shipping.openOrder")}</Link>
          </Button>
        }
      >
        {(shown) =>
          shown.packages.length === 0 ? (
            <div className="flex flex-col gap-y-1 px-6 py-4">
              <Text size="small" leading="compact" weight="plus">
                {t("shipping.empty")}
              </Text>
              <Text size="small" className="text-ui-fg-subtle">
                {t("shipping.emptyHint")}
              </Text>
            </div>
          ) : (
            <>
              <NotifyBar project={project} data={shown} />
              <ul className="divide-y">
                {shown.packages.map((parcel, index) => (
                  <PackageRow
                    key={parcel.id}
                    parcel={parcel}
                    position={index + 1}
                    count={shown.packages.length}
                    onOpen={(drawer) => onOpen(drawer, { [PACKAGE_PARAMETER]: parcel.id })}
                  />
                ))}
              </ul>
              {shown.still_to_come.length > 0 && (
                <Text size="small" className="text-ui-fg-subtle px-6 py-4">
                  {t("shipping.pending")}: {contents(shown.still_to_come)}
                </Text>
              )}
            </>
          )
        }
      </PolledSection>
      {data && <ToldSection told={data.told} />}
    </div>
  )
}
