export { POST } from "@/app/p/[linkId]/opened/route"
