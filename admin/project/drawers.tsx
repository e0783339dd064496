import type { ComponentType } from "react"
import type { ProjectHeader, Waiting } from "../../src/contracts"
import { AskDrawer } from "../approval/ask-drawer"
import { RecordDrawer } from "../approval/record-drawer"
import { SavedRepliesDrawer } from "../conversation/saved-replies-drawer"
import { CreditInvoiceDrawer } from "../invoice/credit-invoice-drawer"
import { EditInvoiceDrawer } from "../invoice/edit-invoice-drawer"
import { FinalCountsDrawer } from "../invoice/final-counts-drawer"
import { NewInvoiceDrawer } from "../invoice/new-invoice-drawer"
import { RecordPaymentDrawer } from "../invoice/record-payment-drawer"
import { ResendInvoiceDrawer, SendInvoiceDrawer } from "../invoice/send-invoice-drawer"
import { TolerancesDrawer } from "../invoice/tolerances-drawer"
import { VoidInvoiceDrawer } from "../invoice/void-invoice-drawer"
import { ShareDrawer } from "../people/share-drawer"
import { CloseDrawer } from "../proof/close-drawer"
import { EditProofDrawer } from "../proof/edit-proof-drawer"
import { OverrideDrawer } from "../proof/gate/override-drawer"
import { NewProofDrawer } from "../proof/new-proof-drawer"
import { ProofRecordDrawer } from "../proof/record-drawer"
import { ReviewModal } from "../proof/review/review-modal"
import { SendDrawer } from "../proof/send-drawer"
import { AlternativesDrawer } from "../proof/spec/alternatives-drawer"
import { SpecDrawer } from "../proof/spec/spec-drawer"
import { WaiverDrawer } from "../proof/waiver-drawer"
import { ExtendDrawer } from "../quote-validity/extend-drawer"
import { CollectedDrawer, PickupDrawer } from "../shipping/pickup-drawer"
import { TrackingDrawer } from "../shipping/tracking-drawer"
import { EditDrawer } from "./edit-drawer"

export interface DrawerProps {
  project: ProjectHeader
  onClose: () => void
}

/** Drawers of the project page by the name that the URL gives them (`?drawer=`). A module adds one line. */
const DRAWERS = {
  share: ShareDrawer,
  ask: AskDrawer,
  record: RecordDrawer,
  edit: EditDrawer,
  extend: ExtendDrawer,
  "proof-new": NewProofDrawer,
  "proof-edit": EditProofDrawer,
  "proof-spec": SpecDrawer,
  "proof-alternatives": AlternativesDrawer,
  "proof-review": ReviewModal,
  "proof-send": SendDrawer,
  "proof-record": ProofRecordDrawer,
  "proof-waiver": WaiverDrawer,
  "proof-close": CloseDrawer,
  "gate-override": OverrideDrawer,
  "invoice-new": NewInvoiceDrawer,
  "invoice-edit": EditInvoiceDrawer,
  "invoice-send": SendInvoiceDrawer,
  "invoice-resend": ResendInvoiceDrawer,
  "invoice-void": VoidInvoiceDrawer,
  "invoice-credit": CreditInvoiceDrawer,
  "invoice-record": RecordPaymentDrawer,
  "final-counts": FinalCountsDrawer,
  tolerances: TolerancesDrawer,
  "saved-replies": SavedRepliesDrawer,
  tracking: TrackingDrawer,
  pickup: PickupDrawer,
  collected: CollectedDrawer,
} satisfies Record<string, ComponentType<DrawerProps>>

export type DrawerId = keyof typeof DRAWERS

/** The drawer that takes a project on from where it stands. Null: nothing is to be done here. */
export const NEXT_DRAWER: Record<NonNullable<Waiting["for"]>, DrawerId | null> = {
  share: "share",
  request: "ask",
  approval: "record",
  new_request: "ask",
  changes: "ask",
  reply: null,
  release: null,
  production: null,
  renewal: "extend",
  proof_approval: null,
  proof_revisions: null,
  quote_request: null,
  details: null,
  details_given: null,
}

/** The tab where it is done instead. */
export const NEXT_TAB: Partial<Record<NonNullable<Waiting["for"]>, string>> = {
  reply: "messages",
  proof_revisions: "proofs",
  quote_request: "quote",
  details_given: "overview",
}

const isDrawerId = (name: string): name is DrawerId => Object.hasOwn(DRAWERS, name)

/** The drawer that the URL asks for; none for a name that is not known. */
export function OpenDrawer({ name, ...props }: DrawerProps & { name: string | null }) {
  if (name === null || !isDrawerId(name)) return null
  const Drawer = DRAWERS[name]
  return <Drawer {...props} />
}
