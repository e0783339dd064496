import { enhanceFileForms, restoreFileForms } from "./lib/file-form"
import { enhanceFilePickers } from "./lib/file-picker"

enhanceFilePickers()
enhanceFileForms()
restoreFileForms()
