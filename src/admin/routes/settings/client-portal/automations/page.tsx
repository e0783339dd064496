import { AutomationsPage } from "../../../../../../admin/automation/automations-page"
import { Words } from "../../../../../../admin/lib/words"

const ClientPortalAutomationsPage = () => {
  return <AutomationsPage />
}
export default ClientPortalAutomationsPage

export const handle = { breadcrumb: () => <Words of="automations.title" /> }
