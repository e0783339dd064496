import {
  createCustomerAddressesWorkflow,
  deleteCustomerAddressesWorkflow,
  updateCustomerAddressesWorkflow,
  updateCustomersWorkflow,
} from "@medusajs/medusa/core-flows"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { Actor, BookAddress, ContactDetails } from "../../contracts"
import { portalServices } from "../../lib/services"
import type { NewContactChange } from "../../modules/account/contact-changes"

/** What is written to the customer. */
export type ContactWrite =
  | { kind: "details"; details: ContactDetails }
  | { kind: "add"; address: BookAddress }
  | { kind: "change"; address_id: string; address: BookAddress }
  | { kind: "remove"; address_id: string }

export type ApplyContactChangeInput = {
  customer_id: string
  write: ContactWrite
  /** A change to keep, or one that is undone by this. */
  record: { change: NewContactChange } | { undo_id: string; actor: Actor }
  /** An address that becomes the default one again. */
  default_id: string | null
}

/** Keeps the change, or marks it as undone, before Medusa is asked: whatever Medusa refuses is taken back. */
const recordChangeStep = createStep(
  "record-portal-contact-change",
  async (record: ApplyContactChangeInput["record"], { container }) => {
    const { account } = portalServices(container)
    if ("change" in record) {
      const id = await account.addContactChange(record.change)
      return new StepResponse({ id }, { id, isUndo: false })
    }
    await account.markContactUndone(record.undo_id, record.actor)
    return new StepResponse({ id: record.undo_id }, { id: record.undo_id, isUndo: true })
  },
  async (recorded, { container }) => {
    if (!recorded) return
    const { account } = portalServices(container)
    if (recorded.isUndo) await account.unmarkContactUndone(recorded.id)
    else await account.dropContactChange(recorded.id)
  },
)

const noteAddressStep = createStep(
  "note-portal-contact-address",
  async ({ id, address_id }: { id: string; address_id: string | undefined }, { container }) => {
    if (address_id) await portalServices(container).account.setChangedAddress(id, address_id)
    return new StepResponse(null)
  },
)

const toMedusa = ({ is_default, ...address }: BookAddress) => ({ ...address, is_default_shipping: is_default })

/** Writes one change of contact details by Medusa's own workflows, and keeps it. Callers hold the customer's lock. */
export const applyContactChangeWorkflow = createWorkflow(
  "apply-portal-contact-change",
  (input: ApplyContactChangeInput) => {
    const { id } = recordChangeStep(transform({ input }, ({ input: { record } }) => record))
    when("details-changed", { input }, ({ input: { write } }) => write.kind === "details").then(() => {
      updateCustomersWorkflow.runAsStep({
        input: transform({ input }, ({ input: { customer_id, write } }) => ({
          selector: { id: customer_id },
          update: write.kind === "details" ? write.details : {},
        })),
      })
    })
    when("address-added", { input }, ({ input: { write } }) => write.kind === "add").then(() => {
      const added = createCustomerAddressesWorkflow.runAsStep({
        input: transform({ input }, ({ input: { customer_id, write } }) => ({
          addresses: write.kind === "add" ? [{ customer_id, ...toMedusa(write.address) }] : [],
        })),
      })
      noteAddressStep(transform({ added, id }, ({ added, id }) => ({ id, address_id: added[0]?.id })))
    })
    when("address-changed", { input }, ({ input: { write } }) => write.kind === "change").then(() => {
      updateCustomerAddressesWorkflow.runAsStep({
        input: transform({ input }, ({ input: { customer_id, write } }) => ({
          selector: { id: write.kind === "change" ? write.address_id : "", customer_id },
          update: write.kind === "change" ? toMedusa(write.address) : {},
        })),
      })
    })
    when("address-removed", { input }, ({ input: { write } }) => write.kind === "remove").then(() => {
      deleteCustomerAddressesWorkflow.runAsStep({
        input: transform({ input }, ({ input: { write } }) => ({
          ids: write.kind === "remove" ? [write.address_id] : [],
        })),
      })
    })
    when("default-restored", { input }, ({ input: { default_id } }) => default_id !== null).then(() => {
      updateCustomerAddressesWorkflow
        .runAsStep({
          input: transform({ input }, ({ input: { customer_id, default_id } }) => ({
            selector: { id: default_id ?? "", customer_id },
            update: { is_default_shipping: true },
          })),
        })
        .config({ name: "restore-portal-default-address" })
    })
    return new WorkflowResponse(id)
  },
)
