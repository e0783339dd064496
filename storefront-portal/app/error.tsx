"use client"

import { useTroubleNotice } from "@/components/notice/trouble-notice"

export default function ErrorPage() {
  return useTroubleNotice()
}
