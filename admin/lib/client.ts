import Medusa, { FetchError } from "@medusajs/js-sdk"
import type { FetchArgs } from "@medusajs/js-sdk"
import type {
  CustomerPanel,
  OrderPanel,
  PortalLink,
  Preview,
  RecordDecision,
  ReplaceStages,
  RequestApproval,
  RevealedLink,
  SettingsAnswer,
  SetupStep,
  SharedLink,
  ShareLink,
  Stage,
  UpdateProject,
  UpdateSettings,
  UploadLogo,
} from "../../src/contracts"

export const backendUrl = __BACKEND_URL__ ?? "/"

const sdk = new Medusa({
  baseUrl: backendUrl,
  auth: { type: __AUTH_TYPE__ ?? "session", jwtTokenStorageKey: __JWT_TOKEN_STORAGE_KEY__ || undefined },
})

/** The server could not be reached; the browser itself says "Failed to fetch" and means many things by it. */
export class NoConnection extends Error {
  override name = "NoConnection"
}

const ROOT = "/admin/client-portal"
const call = async <T>(path: string, init?: FetchArgs): Promise<T> => {
  try {
    return await sdk.client.fetch<T>(`${ROOT}${path}`, init)
  } catch (error) {
    throw error instanceof TypeError ? new NoConnection(error.message) : error
  }
}
const get = <T>(path: string) => call<T>(path)
const post = <T>(path: string, body: object = {}) => call<T>(path, { method: "POST", body })
const remove = <T>(path: string) => call<T>(path, { method: "DELETE" })

export interface OrderPanelAnswer {
  panel: OrderPanel
}
export interface CustomerPanelAnswer {
  panel: CustomerPanel
}

export const portalApi = {
  orderPanel: (orderId: string) => get<OrderPanelAnswer>(`/orders/${orderId}`),
  saveProject: (orderId: string, body: UpdateProject) => post<OrderPanelAnswer>(`/orders/${orderId}/project`, body),
  moveStage: (orderId: string, stageId: string) =>
    post<OrderPanelAnswer>(`/orders/${orderId}/stage`, { stage_id: stageId }),
  share: (orderId: string, body: ShareLink) => post<SharedLink>(`/orders/${orderId}/links`, body),
  preview: (orderId: string) => post<Preview>(`/orders/${orderId}/preview`),
  requestApproval: (orderId: string, body: RequestApproval) =>
    post<OrderPanelAnswer>(`/orders/${orderId}/approval-requests`, body),
  withdraw: (requestId: string) => post<OrderPanelAnswer>(`/approval-requests/${requestId}/withdraw`),
  recordDecision: (requestId: string, body: RecordDecision) =>
    post<OrderPanelAnswer>(`/approval-requests/${requestId}/record`, body),
  bill: (orderId: string) => post<OrderPanelAnswer>(`/orders/${orderId}/bill`),

  reshare: (linkId: string, message: string | undefined) => post<SharedLink>(`/links/${linkId}/share`, { message }),
  rotate: (linkId: string) => post<RevealedLink>(`/links/${linkId}/rotate`),
  revoke: (linkId: string) => post<{ link: PortalLink }>(`/links/${linkId}/revoke`),
  reveal: (linkId: string) => post<RevealedLink>(`/links/${linkId}/reveal`),

  customerPanel: (customerId: string) => get<CustomerPanelAnswer>(`/customers/${customerId}`),
  ensureAccountLink: (customerId: string) => post<CustomerPanelAnswer>(`/customers/${customerId}/link`),

  settings: () => get<SettingsAnswer>("/settings"),
  saveSettings: (body: UpdateSettings) => post<SettingsAnswer>("/settings", body),
  uploadLogo: (body: UploadLogo) => post<SettingsAnswer>("/settings/logo", body),
  removeLogo: () => remove<SettingsAnswer>("/settings/logo"),
  stages: () => get<{ stages: Stage[] }>("/stages"),
  saveStages: (body: ReplaceStages) => post<{ stages: Stage[] }>("/stages", body),
  setup: () => get<{ steps: SetupStep[] }>("/setup"),
}

export const statusOf = (error: unknown): number | undefined => (error instanceof FetchError ? error.status : undefined)
