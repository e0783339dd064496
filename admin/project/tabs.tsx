import type { ComponentType } from "react"
import type { ProjectHeader } from "../../src/contracts"
import { ConversationTab } from "../conversation/conversation-tab"
import { DocumentsTab } from "../documents/documents-tab"
import { EvidenceTab } from "../evidence/evidence-tab"
import { InvoiceTab } from "../invoice/invoice-tab"
import { OverviewTab } from "../overview/overview-tab"
import { PeopleTab } from "../people/people-tab"
import { ProofTab } from "../proof/proof-tab"
import { QuoteTab } from "../quote/quote-tab"
import { ShippingTab } from "../shipping/shipping-tab"
import type { DrawerId } from "./drawers"

export interface TabProps {
  project: ProjectHeader
  onOpen: (drawer: DrawerId, about?: Record<string, string>) => void
}

interface ProjectTab {
  /** As in the URL (`?tab=`); its label is the catalogue's `project.tab.<id>`. */
  id: string
  /** Reads its own section, under its own query key, while it is open. */
  Section: ComponentType<TabProps>
  /** What is new in it, shown beside its label. */
  count?: (project: ProjectHeader) => number
}

/** Tabs of the project page, in order. A module adds one line. */
export const PROJECT_TABS: readonly [ProjectTab, ...ProjectTab[]] = [
  { id: "overview", Section: OverviewTab },
  { id: "quote", Section: QuoteTab },
  { id: "proofs", Section: ProofTab },
  { id: "messages", Section: ConversationTab, count: ({ unread_messages }) => unread_messages },
  { id: "invoices", Section: InvoiceTab },
  { id: "shipping", Section: ShippingTab },
  { id: "documents", Section: DocumentsTab },
  { id: "people", Section: PeopleTab },
  { id: "evidence", Section: EvidenceTab },
]
