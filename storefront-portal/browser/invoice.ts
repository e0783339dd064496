import { watchPage } from "./lib/watch"

watchPage()
