import { ProjectCrumb } from "../../../../../../admin/project/project-crumb"
import { ProjectPage } from "../../../../../../admin/project/project-page"

const ClientPortalProjectPage = () => {
  return <ProjectPage />
}
export default ClientPortalProjectPage

export const handle = { breadcrumb: () => <ProjectCrumb /> }
