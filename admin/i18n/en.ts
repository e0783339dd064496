import { approval, deliveryNote, diff } from "../approval/en"
import { customer } from "../customer-panel/en"
import { evidence } from "../evidence/en"
import { jobs } from "../jobs/en"
import { form, load } from "../lib/en"
import { timeline } from "../overview/en"
import { links, log, people, share } from "../people/en"
import { action, difference, project, waiting } from "../project/en"
import { projects } from "../projects/en"
import { purchaseOrder } from "../purchase-order/en"
import { quote } from "../quote/en"
import { renewal, validity, validityEvidence } from "../quote-validity/en"
import { settings } from "../settings/en"
import { setup } from "../setup/en"
import { stages } from "../stages/en"
import { panel, status } from "../summary/en"

export const en = {
  action: { ...action, renewal: renewal.action },
  approval,
  customer,
  deliveryNote,
  diff,
  difference,
  evidence: { ...evidence, kind: { ...evidence.kind, validity: validityEvidence } },
  form,
  jobs,
  links,
  load,
  log,
  panel,
  people,
  project,
  projects,
  purchaseOrder,
  quote,
  settings,
  setup,
  share,
  stages,
  status,
  timeline,
  validity,
  waiting: {
    ...waiting,
    for: { ...waiting.for, renewal: renewal.for },
    short: { ...waiting.short, renewal: renewal.short },
  },
}
