import { approval, deliveryNote, diff } from "../approval/en"
import { customer } from "../customer-panel/en"
import { form, load } from "../lib/en"
import { log, panel, status } from "../order-panel/en"
import { project } from "../project/en"
import { settings } from "../settings/en"
import { setup } from "../setup/en"
import { links, share } from "../share/en"
import { stages } from "../stages/en"

export const en = {
  approval,
  customer,
  deliveryNote,
  diff,
  form,
  links,
  load,
  log,
  panel,
  project,
  settings,
  setup,
  share,
  stages,
  status,
}
