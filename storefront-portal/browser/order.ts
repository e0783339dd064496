import { watchDock } from "./lib/dock"
import { watchPage } from "./lib/watch"

watchPage()
watchDock()
