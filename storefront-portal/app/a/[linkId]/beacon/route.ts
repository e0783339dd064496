export { POST } from "@/app/p/[linkId]/beacon/route"
