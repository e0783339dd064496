"use client"

import { useTroubleWords } from "@/components/notice/trouble-words"

export default function ErrorPage() {
  const words = useTroubleWords()
  if (!words) return null
  return (
    <main className="wrap grid min-h-dvh place-items-center py-8">
      <div className="card grid w-full max-w-lg gap-3 p-6">
        <h1>{words.title}</h1>
        <p className="text-ink-2">{words.text}</p>
        <button type="button" className="btn btn-primary mt-2" onClick={() => location.reload()}>
          {words.again}
        </button>
      </div>
    </main>
  )
}
