import type { I18n } from "@messages/i18n"
import type { ProjectPage } from "@contracts/project-page"
import type { ApproveBy } from "@contracts/proof/approve-by"
import type { ActionItem } from "@contracts/sections"
import type { IconName } from "@/components/shell/icon"
import { approveOrder } from "./approve-order"
import { approveProofs } from "./approve-proofs"
import { confirmAddress } from "./confirm-address"
import { payInvoice } from "./pay-invoice"

/** What an action item says, for its card and for the dock. */
export interface ActionCard {
  key: string
  icon: IconName
  title: string
  /** Stands under the title, parted by dots. */
  facts: string[]
  /** The one fact that fits into the dock. */
  amount: string | null
  message: string | null
  /** The things it is about, where there are several with pages of their own. */
  entries?: readonly { key: string; label: string; fact: string; href: string }[]
  approveBy?: ApproveBy | null
  action: { label: string; href: string }
}

export interface ActionContext {
  page: ProjectPage
  linkId: string
  i18n: I18n
}

type Kind = ActionItem["kind"]
type ItemOf = { [K in Kind]: Extract<ActionItem, { kind: K }> }
type Cards = { [K in Kind]: (item: ItemOf[K], context: ActionContext) => ActionCard }

/** A new kind of action item adds a file and one line. */
const cards: Cards = {
  approve_order: approveOrder,
  approve_proofs: approveProofs,
  pay_invoice: payInvoice,
  confirm_address: confirmAddress,
}

export function actionCard<K extends Kind>(item: { kind: K } & ItemOf[K], context: ActionContext): ActionCard {
  return cards[item.kind](item, context)
}
