import { Photo, Plus } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import { useRef } from "react"
import { useTranslation } from "react-i18next"
import type { Annotation, StaffProof } from "../../src/contracts"
import { PolledSection } from "../lib/polled-section"
import { useIsWide } from "../lib/use-is-wide"
import type { TabProps } from "../project/tabs"
import { GatePanel } from "./gate/gate-panel"
import { ProofCard } from "./proof-card"
import { ProofTiles } from "./proof-tiles"
import { RemarkList } from "./review/remark-list"
import { useProofUrl } from "./use-proof-url"
import { useProofs } from "./use-proofs"

/** The proof that needs staff most: one with revisions, then a draft, then one that waits, then the first. */
const mostUrgent = (proofs: StaffProof[]): StaffProof | undefined =>
  (["revisions_requested", "declined", "draft", "sent"] as const)
    .map((state) => proofs.find((proof) => proof.state === state))
    .find((proof) => proof !== undefined) ?? proofs[0]

function Empty({ onNew }: { onNew: () => void }) {
  const { t } = useTranslation("clientPortal")
  return (
    <div className="flex flex-col items-center gap-y-4 px-6 py-16">
      <Photo className="text-ui-fg-subtle" />
      <div className="flex max-w-md flex-col items-center gap-y-1 text-center">
        <Text size="small" leading="compact" weight="plus">
          {t("proof.emptyTitle")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {t("proof.emptyText")}
        </Text>
      </div>
      <Button size="small" onClick={onNew}>
        {t("proof.new")}
      </Button>
    </div>
  )
}

/** The proofs of a project: artwork, spec cards, the client's remarks, and what they hold back from production. */
export function ProofTab({ project, onOpen }: TabProps) {
  const { t } = useTranslation("clientPortal")
  const section = useProofs(project.id)
  const { proof: openId, go } = useProofUrl()
  const { data } = section
  const proofs = data?.proofs ?? []
  const shown = proofs.find(({ id }) => id === openId) ?? mostUrgent(proofs)
  const card = useRef<HTMLDivElement>(null)
  const isWide = useIsWide()
  const create = () => onOpen("proof-new")
  const select = (id: string) => {
    go({ proof: id, version: null, against: null, file: null, remark: null })
    // On a phone the proof opens below the fold.
    if (!isWide) card.current?.scrollIntoView({ block: "start" })
  }
  const show = (proof: string, { id: remark, version_id: version }: Annotation) =>
    onOpen("proof-review", { proof, version, remark })

  return (
    <div className="flex w-full flex-col gap-3 xl:flex-row xl:items-start">
      <div className="flex w-full min-w-0 flex-col gap-y-3">
        <PolledSection
          title={t("proof.title")}
          section={section}
          aside={
            proofs.length > 0 && (
              <Button size="small" variant="secondary" onClick={create}>
                <Plus />
                {t("proof.new")}
              </Button>
            )
          }
        >
          {() =>
            proofs.length === 0 ? (
              <Empty onNew={create} />
            ) : (
              <ProofTiles project={project} proofs={proofs} openId={shown?.id} onOpen={select} />
            )
          }
        </PolledSection>
        {data && shown && (
          <div ref={card}>
            <ProofCard key={shown.id} project={project} proof={shown} reprints={data.reprints} onOpen={onOpen} />
          </div>
        )}
      </div>
      {data && (
        <div className="flex w-full flex-col gap-y-3 xl:max-w-[440px]">
          <GatePanel gate={data.gate} onOpen={onOpen} />
          {shown && (
            <RemarkList key={shown.id} project={project} proof={shown} onShow={(remark) => show(shown.id, remark)} />
          )}
        </div>
      )}
    </div>
  )
}
