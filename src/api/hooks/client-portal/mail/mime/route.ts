/** The same: Mailgun posts the raw mail only to addresses that end in "mime". */
export { POST } from "../route"
