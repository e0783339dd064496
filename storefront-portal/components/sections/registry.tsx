import type { ReactNode } from "react"
import type { OrderAccount } from "@contracts/account"
import type { ProjectPage } from "@contracts/project-page"
import type { I18n } from "@messages/i18n"
import { ActionItems } from "@/components/action-items/action-items"
import { Dock } from "@/components/action-items/dock"
import { ChecklistCard } from "@/components/checklist/checklist-card"
import { MessageCard } from "@/components/conversation/message-card"
import { DelegateCard } from "@/components/delegate/delegate-card"
import { ApprovedDifference } from "@/components/order/approved-difference"
import { Addresses } from "@/components/order/addresses"
import { Delivery } from "@/components/order/delivery"
import { OrderAgain } from "@/components/order/order-again"
import { Notes } from "@/components/order/notes"
import { OrderLines } from "@/components/order/order-lines"
import { OrderTitle } from "@/components/order/order-title"
import { StageTrack } from "@/components/order/stage-track"
import { Stamps } from "@/components/order/stamps"
import { StatusNote } from "@/components/order/status-note"
import { InvoiceList } from "@/components/invoices/invoice-list"
import { PaymentBanner } from "@/components/invoices/payment-banner"
import { Documents } from "@/components/documents/documents"
import { isWaitingForClient, ProofTiles } from "@/components/proofs/proof-tiles"
import { ValidityCard } from "@/components/validity/validity"
import { Timeline } from "@/components/order/timeline"

export interface SectionProps {
  page: ProjectPage
  linkId: string
  /** The account in which a past order can be ordered again; null for any other order, and for readers without one. */
  account: OrderAccount | null
  /** For sections with a form of their own. */
  formToken: string
  i18n: I18n
}

export interface PageSection {
  id: string
  /** Keys of the page's `versions` whose change makes the section worth swapping. */
  parts: readonly string[]
  /** `head` and `top` span the page, `dock` sticks to the bottom on phones. On phones the columns become one. */
  column: "head" | "top" | "main" | "side" | "dock"
  /** When it comes before the other sections of its column. */
  isFirst?: (page: ProjectPage) => boolean
  render: (props: SectionProps) => ReactNode
}

const EVERYTHING = ["project", "order", "approval", "delivery", "proofs", "invoices"] as const
const ACTIONS = ["project", "order", "approval", "proofs", "invoices", "delivery", "shipping"] as const

/** The order page from top to bottom. A new section adds its component and one line. */
export const pageSections: readonly PageSection[] = [
  { id: "title", column: "head", parts: ["project", "order"], render: (props) => <OrderTitle {...props} /> },
  { id: "stages", column: "head", parts: ["project", "delivery"], render: (props) => <StageTrack {...props} /> },
  {
    id: "actions",
    column: "top",
    parts: ACTIONS,
    render: (props) => <ActionItems {...props} />,
  },
  { id: "checklist", column: "top", parts: ["checklist", "project"], render: (props) => <ChecklistCard {...props} /> },
  {
    id: "payment",
    column: "top",
    parts: ["invoices"],
    render: ({ page, i18n }) => <PaymentBanner section={page.sections.invoices} i18n={i18n} />,
  },
  { id: "validity", column: "top", parts: ["approval"], render: (props) => <ValidityCard {...props} /> },
  { id: "status", column: "top", parts: EVERYTHING, render: (props) => <StatusNote {...props} /> },
  { id: "again", column: "top", parts: ["project", "delivery"], render: (props) => <OrderAgain {...props} /> },
  {
    id: "difference",
    column: "top",
    parts: ["order", "approval"],
    render: (props) => <ApprovedDifference {...props} />,
  },
  { id: "lines", column: "main", parts: ["order"], render: (props) => <OrderLines {...props} /> },
  {
    id: "proofs",
    column: "main",
    parts: ["order", "proofs"],
    isFirst: isWaitingForClient,
    render: (props) => <ProofTiles {...props} />,
  },
  {
    id: "delivery",
    column: "main",
    parts: [...EVERYTHING, "shipping"],
    isFirst: hasShipped,
    render: (props) => <Delivery {...props} />,
  },
  { id: "notes", column: "main", parts: ["order"], render: (props) => <Notes {...props} /> },
  {
    id: "messages",
    column: "side",
    parts: ["conversation", "unread", "project"],
    render: (props) => <MessageCard {...props} />,
  },
  {
    id: "invoices",
    column: "side",
    parts: ["invoices"],
    render: ({ page, ...props }) => <InvoiceList section={page.sections.invoices} viewer={page.viewer} {...props} />,
  },
  { id: "decisions", column: "side", parts: ["approval"], render: (props) => <Stamps {...props} /> },
  {
    id: "documents",
    column: "side",
    parts: ["order", "approval", "delivery", "documents"],
    render: (props) => <Documents {...props} />,
  },
  { id: "addresses", column: "side", parts: ["order", "shipping"], render: (props) => <Addresses {...props} /> },
  { id: "timeline", column: "side", parts: EVERYTHING, render: (props) => <Timeline {...props} /> },
  { id: "delegate", column: "side", parts: ["project"], render: (props) => <DelegateCard {...props} /> },
  {
    id: "dock",
    column: "dock",
    parts: [...ACTIONS, "unread"],
    render: (props) => <Dock {...props} />,
  },
]

function hasShipped({ project }: ProjectPage): boolean {
  return project.status === "shipped" || project.status === "delivered"
}
