import type { Metadata } from "next"
import { NoticePage } from "@/components/shell/notice-page"
import { readShop } from "@/lib/data/shop"
import { t } from "@/lib/messages"

export const metadata: Metadata = { title: t("missing.page_title") }

export default async function NotFound() {
  return <NoticePage shop={await readShop()} icon="mail" title={t("missing.title")} text={t("missing.text")} />
}
