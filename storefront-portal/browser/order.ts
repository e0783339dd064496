import { watchDock } from "./lib/dock"
import { enhanceMessageForm } from "./lib/message-form"
import { watchPage } from "./lib/watch"

watchPage()
watchDock()
enhanceMessageForm()
