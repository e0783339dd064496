import { enhanceFilePickers } from "./lib/file-picker"
import { enhanceMessageForm } from "./lib/message-form"
import { markMessagesRead } from "./lib/message-read"
import { watchPage } from "./lib/watch"

watchPage()
enhanceFilePickers()
enhanceMessageForm()
markMessagesRead()
