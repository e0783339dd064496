import { randomUUID } from "node:crypto"
import type { ProjectInvoices, StaffInvoice } from "../../src/contracts"
import type { Answer, Api } from "./api"
import { row } from "./database"
import { waitFor } from "./wait"

type Answered = { invoice: StaffInvoice; code?: string }

/** An order that was placed or came in by Medusa has its project a moment later. */
export const projectIdOf = async (orderId: string): Promise<string> => {
  const project = await waitFor(
    async () => await row<{ id: string }>("SELECT id FROM portal_project WHERE order_id = $1", [orderId]),
    { what: `the project of ${orderId}` },
  )
  return project.id
}

export const invoicesOf = async (admin: Api, projectId: string): Promise<ProjectInvoices> =>
  await admin.get<ProjectInvoices>(`/admin/client-portal/projects/${projectId}/invoices`)

export const draftInvoice = async (admin: Api, projectId: string, body: object): Promise<StaffInvoice> =>
  (await admin.post<Answered>(`/admin/client-portal/projects/${projectId}/invoices`, body)).invoice

/** Without throwing, for what is refused. */
export const tryInvoice = async (admin: Api, path: string, body?: object): Promise<Answer<Answered>> =>
  await admin.call<Answered>("POST", `/admin/client-portal/invoices/${path}`, body ? { body } : {})

export const sendDraft = async (admin: Api, { id, revision }: StaffInvoice): Promise<StaffInvoice> =>
  (await admin.post<Answered>(`/admin/client-portal/invoices/${id}/send`, { revision })).invoice

/** A draft that is sent at once. */
export const sentInvoice = async (admin: Api, projectId: string, body: object): Promise<StaffInvoice> =>
  await sendDraft(admin, await draftInvoice(admin, projectId, body))

export const today = (): string => new Date().toISOString().slice(0, 10)

export const aPayment = (amount: string, more: object = {}) => ({
  method: "bank_transfer",
  amount,
  received_on: today(),
  key: randomUUID(),
  ...more,
})

export const payInvoice = async (admin: Api, id: string, amount: string): Promise<StaffInvoice> =>
  (await admin.post<Answered>(`/admin/client-portal/invoices/${id}/payments`, aPayment(amount))).invoice
