import { enhanceAccountPage } from "./lib/account-page"
import { enhanceFileForms, restoreFileForms } from "./lib/file-form"
import { enhanceFilePickers } from "./lib/file-picker"

enhanceAccountPage()
enhanceFilePickers()
enhanceFileForms()
restoreFileForms()
