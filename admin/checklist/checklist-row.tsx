import { ArrowPath, CheckMini, Photo, XMarkMini } from "@medusajs/icons"
import { StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import {
  type ChecklistItem,
  type PortalFile,
  type PostalAddress,
  postalAddressLines,
  type SettleChecklist,
} from "../../src/contracts"
import { AttachedFile } from "../conversation/attached-file"
import { useFormat } from "../lib/format"
import { Menu, type MenuAction } from "../lib/menu"

const COLORS = { open: "orange", given: "blue", done: "green" } as const

/** Its check has passed, so that a proof can be made of it. */
export const isUsable = ({ state }: PortalFile): boolean => state === "ready" || state === "no_preview"

/** An address on one line. */
const addressText = (address: PostalAddress): string =>
  [...postalAddressLines(address), address.phone].filter(Boolean).join(", ")

interface ChecklistRowProps {
  item: ChecklistItem
  isDraft: boolean
  busy: boolean
  onSettle: (body: SettleChecklist) => void
  onMakeProof: () => void
}

/** One thing that the client gives: what it is for, what was given, and what staff say of it. */
export function ChecklistRow({ item, isDraft, busy, onSettle, onMakeProof }: ChecklistRowProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { id, kind, state, given } = item
  const name = item.title ?? (kind === "other" ? "" : t(`checklist.name.${kind}`))
  const lines = [...new Set(item.lines.map(({ title }) => title))].join(", ")
  const settle = (as: SettleChecklist["as"]) => () => onSettle({ kind, id, as })
  const isWritten = state === "given" && ((kind === "address" && isDraft) || kind === "po_number")
  const received: MenuAction = {
    label: t(isWritten ? (kind === "address" ? "checklist.useAddress" : "checklist.usePo") : "checklist.received"),
    icon: <CheckMini />,
    onSelect: settle("received"),
  }
  const again: MenuAction = { label: t("checklist.askAgain"), icon: <ArrowPath />, onSelect: settle("ask_again") }
  const proof: MenuAction = { label: t("checklist.makeProof"), icon: <Photo />, onSelect: onMakeProof }
  const canMakeProof = item.lines.length > 0 && given?.files.some(isUsable)
  const words = given && (given.text ?? (given.address && addressText(given.address)))
  const not: MenuAction = { label: t("checklist.notNeeded"), icon: <XMarkMini />, onSelect: settle("not_needed") }
  return (
    <li className="flex items-start justify-between gap-x-2 px-6 py-3">
      <div className="flex min-w-0 flex-col gap-y-1">
        <div className="flex flex-wrap items-center gap-2">
          <Text size="small" leading="compact" weight="plus" className="break-words">
            {name}
          </Text>
          <StatusBadge color={COLORS[state]}>{t(`checklist.state.${state}`)}</StatusBadge>
        </div>
        {lines && (
          <Text size="small" leading="compact" className="text-ui-fg-subtle break-words">
            {t("checklist.for", { lines })}
          </Text>
        )}
        {given && (
          <>
            {words && (
              <Text size="small" className="whitespace-pre-line break-words">
                {words}
              </Text>
            )}
            {given.files.length > 0 && (
              <ul aria-label={t("checklist.files")} className="flex flex-col gap-y-2 py-1">
                {given.files.map((file) => (
                  <AttachedFile key={file.id} file={file} showsCheck />
                ))}
              </ul>
            )}
            <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
              {t("checklist.given", { name: given.by.name, at: format.moment(given.at) })}
            </Text>
          </>
        )}
        {state === "given" && kind === "address" && !isDraft && (
          <Text size="xsmall" className="text-ui-fg-subtle">
            {t("checklist.placedAddress")}
          </Text>
        )}
      </div>
      {state !== "done" && (
        <Menu
          label={t("checklist.actions", { name })}
          busy={busy}
          groups={[canMakeProof ? [proof] : [], state === "given" ? [received, again] : [received], [not]]}
        />
      )}
    </li>
  )
}
