import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { ProductionRow } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { StageDot } from "../project/stage-dot"
import { projectPath } from "../project/use-project-url"
import { Risk, StateCell, useRowWords } from "./cells"

/** What the screen leaves beside the box to select the row. */
const WIDTH = "calc(100vw - 7rem)"

function Line({ children }: { children: ReactNode }) {
  return (
    <Text as="span" size="xsmall" leading="compact" className="text-ui-fg-subtle break-words">
      {children}
    </Text>
  )
}

/** A row in one column: on a phone, the columns of the table would have to be scrolled. */
export function PhoneCell({ row }: { row: ProductionRow }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const words = useRowWords()
  const { project, proof, waiting, in_hands_date, approve_by } = row
  return (
    <div className="flex min-w-0 flex-col gap-y-1 whitespace-normal py-3" style={{ maxWidth: WIDTH }}>
      <Link
        to={projectPath(project.id, { tab: "proofs" })}
        className="txt-compact-small-plus text-ui-fg-base hover:text-ui-fg-subtle transition-fg break-words"
      >
        {proof?.title ?? t("production.noProof")}
      </Link>
      <Line>{[project.name, words.project(row)].join(" · ")}</Line>
      <Line>{[words.proof(row), words.lines(row)].filter(Boolean).join(" · ")}</Line>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StateCell state={row.state} />
        <StageDot stage={row.stage} />
      </span>
      {waiting && (
        <Line>
          {t("production.waitingSince", {
            who: t(`production.waiting.${waiting.on}`),
            at: format.recent(waiting.since),
          })}
        </Line>
      )}
      {in_hands_date && <Line>{t("production.inHandsOn", { day: format.day(in_hands_date) })}</Line>}
      {approve_by && (
        <Line>
          {t("production.approveByAt", { at: format.moment(approve_by.at) })} <Risk {...row} />
        </Line>
      )}
    </div>
  )
}
