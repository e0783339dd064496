import { brandingPath } from "@/lib/account/account-path"
import { brandingPage } from "@/lib/account/branding-page"
import { readLogoForm } from "@/lib/account/read-logo-form"
import { saveLogo } from "@/lib/data/logos"
import { defineForm } from "@/lib/html/define-form"

/** The same page: where its answer to a form is loaded again. */
export const GET = brandingPage.GET

/** Adds, replaces or removes logos. */
export const POST = defineForm(brandingPage, { read: readLogoForm, save: saveLogo, next: brandingPath })
