import { brandingPath } from "@/lib/account/account-path"
import { brandingPage } from "@/lib/account/branding-page"
import { readColorForm } from "@/lib/account/read-color-form"
import { saveColor } from "@/lib/data/branding"
import { defineForm } from "@/lib/html/define-form"

export const GET = brandingPage.GET

/** Saves one color. */
export const POST = defineForm(brandingPage, { read: readColorForm, save: saveColor, next: brandingPath })
