import { enhanceAccountPage } from "./lib/account-page"
import { awaitQuote } from "./lib/await-quote"
import { enhanceFilePickers } from "./lib/file-picker"
import { saveWhileTyping } from "./lib/request-form"

enhanceAccountPage()
enhanceFilePickers()
saveWhileTyping()
awaitQuote()
