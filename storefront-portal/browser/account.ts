import { watchGestures } from "./lib/gestures"
import { showLocalTimes } from "./lib/local-times"
import { reportOpened } from "./lib/opened"

showLocalTimes(document)
const opened = document.getElementById("account-watch")?.dataset["opened"]
if (opened) reportOpened(opened, watchGestures())
