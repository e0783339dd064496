import { enhanceSignForms } from "./lib/sign-form"
import { watchPage } from "./lib/watch"

enhanceSignForms()
watchPage()
