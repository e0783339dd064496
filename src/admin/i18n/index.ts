import { en } from "../../../admin/i18n/en"

export default { en: { clientPortal: en } }
