import { watchDock } from "./lib/dock"
import { enhanceFilePickers } from "./lib/file-picker"
import { enhanceMessageForm } from "./lib/message-form"
import { watchPage } from "./lib/watch"

watchPage()
watchDock()
enhanceFilePickers()
enhanceMessageForm()
