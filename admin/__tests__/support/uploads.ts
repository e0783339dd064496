/// <reference types="jest" />
import { act } from "@testing-library/react"

/** One request of an upload, which the test answers. */
export class SentUpload {
  status = 0
  responseText = ""
  withCredentials = false
  isAborted = false
  address = ""
  body: unknown = null
  readonly upload: { onprogress: (event: { loaded: number }) => void } = { onprogress: () => undefined }
  onload: () => void = () => undefined
  onerror: () => void = () => undefined
  onabort: () => void = () => undefined

  constructor(private readonly sent: SentUpload[]) {}

  open(_method: string, address: string) {
    this.address = address
  }

  setRequestHeader() {
    return undefined
  }

  send(body: unknown) {
    this.body = body
    this.sent.push(this)
  }

  abort() {
    this.isAborted = true
    this.onabort()
  }

  /** The name that the file was sent under. */
  get name() {
    return new URL(this.address, "http://localhost").searchParams.get("name")
  }

  async progress(loaded: number) {
    await act(async () => this.upload.onprogress({ loaded }))
  }

  async answer(status: number, body: object = {}) {
    await act(async () => {
      Object.assign(this, { status, responseText: JSON.stringify(body) })
      this.onload()
    })
  }

  async refuse(status: number, code: string) {
    await this.answer(status, { type: "invalid_data", code, message: `Server says ${code}` })
  }

  /** The connection breaks. */
  async lose() {
    await act(async () => this.onerror())
  }
}

/** Takes the place of XMLHttpRequest; what was sent so far, oldest first. */
export const interceptUploads = (): SentUpload[] => {
  const sent: SentUpload[] = []
  Object.assign(globalThis, {
    XMLHttpRequest: class extends SentUpload {
      constructor() {
        super(sent)
      }
    },
  })
  return sent
}
