import type { PortalFile } from "../../src/contracts"
import { uploadApi } from "../lib/upload-client"
import { UploadQueue } from "../proof/files/upload-queue"

/** Files on their way to messages, by project. */
export const attachments = new UploadQueue<{ file: PortalFile }>((file, { id }, onProgress, signal) =>
  uploadApi(onProgress).uploadProjectFile({
    params: { id },
    query: { name: file.name, bytes: file.size },
    file,
    signal,
  }),
)
