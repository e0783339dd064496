import { privacy } from "../privacy/en"
import { account, accountLog, clients, contact } from "../account/en"
import { queue } from "../action-queue/en"
import { approval, deliveryNote, diff } from "../approval/en"
import { automations } from "../automation/en"
import { branding } from "../branding/en"
import { checklist, checklistWaiting } from "../checklist/en"
import { conversation, savedReplies } from "../conversation/en"
import { customer } from "../customer-panel/en"
import { documents } from "../documents/en"
import { engagement } from "../engagement/en"
import { evidence } from "../evidence/en"
import { invoice, invoiceList, invoiceSettingsForm } from "../invoice/en"
import { jobs } from "../jobs/en"
import { form, load } from "../lib/en"
import { list } from "../lib/list/en"
import { mail } from "../mail/en"
import { timeline } from "../overview/en"
import { payment } from "../payment/en"
import { links, log, people, share } from "../people/en"
import { action, difference, project, waiting } from "../project/en"
import { production } from "../production/en"
import { proof, proofEvidence, proofTimeline, proofWaiting } from "../proof/en"
import { artwork } from "../proof/files/en"
import { gate } from "../proof/gate/en"
import { remarks } from "../proof/review/en"
import { proofSettings } from "../proof/settings/en"
import { alternatives, spec } from "../proof/spec/en"
import { projects } from "../projects/en"
import { purchaseOrder } from "../purchase-order/en"
import { quote } from "../quote/en"
import { request, requestWaiting } from "../quote-request/en"
import { renewal, validity, validityEvidence } from "../quote-validity/en"
import { settings } from "../settings/en"
import { shipping } from "../shipping/en"
import { setup } from "../setup/en"
import { stages } from "../stages/en"
import { panel, status } from "../summary/en"

export const en = {
  account,
  action: {
    ...action,
    ...proofWaiting.action,
    ...requestWaiting.action,
    ...checklistWaiting.action,
    renewal: renewal.action,
  },
  alternatives,
  approval,
  artwork,
  automations,
  branding,
  checklist,
  clients,
  privacy,
  contact,
  conversation,
  customer,
  deliveryNote,
  diff,
  difference,
  documents,
  engagement,
  evidence: { ...evidence, kind: { ...evidence.kind, ...proofEvidence, validity: validityEvidence } },
  form,
  gate,
  invoice,
  invoiceList,
  invoiceSettings: invoiceSettingsForm,
  jobs,
  links,
  list,
  load,
  log: { ...log, kind: { ...log.kind, ...accountLog } },
  mail,
  panel,
  payment,
  people,
  production,
  project,
  projects,
  proof,
  proofSettings,
  purchaseOrder,
  queue,
  quote,
  remarks,
  request,
  savedReplies,
  settings,
  setup,
  share,
  shipping,
  spec,
  stages,
  status,
  timeline: { ...timeline, ...proofTimeline },
  validity,
  waiting: {
    ...waiting,
    for: { ...waiting.for, ...proofWaiting.for, ...requestWaiting.for, ...checklistWaiting.for, renewal: renewal.for },
    short: {
      ...waiting.short,
      ...proofWaiting.short,
      ...requestWaiting.short,
      ...checklistWaiting.short,
      renewal: renewal.short,
    },
  },
}
