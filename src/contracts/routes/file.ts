import type { ErrorCode } from "../errors"
import { filePageParamsSchema, portalFileAnswerSchema, uploadQuerySchema } from "../file"
import { defineRoute, idParams } from "./define-route"

const UPLOAD_ERRORS = [
  "file_name",
  "file_empty",
  "file_incomplete",
  "file_too_large",
  "project_full",
  "account_full",
  "too_many_files",
] as const satisfies readonly ErrorCode[]

/* For clients. */

export const uploadFile = defineRoute({
  id: "uploadFile",
  method: "post",
  path: "/portal/files",
  access: "session",
  summary: "Upload a file, streamed, to attach it to something. Unused ones are removed after a day",
  query: uploadQuerySchema,
  upload: true,
  response: portalFileAnswerSchema,
  errors: UPLOAD_ERRORS,
})

export const getFile = defineRoute({
  id: "getFile",
  method: "get",
  path: "/portal/files/:id",
  access: "session",
  summary: "A file: how far its scan is, and what the artwork check found",
  params: idParams,
  response: portalFileAnswerSchema,
  errors: [],
})

export const deleteFile = defineRoute({
  id: "deleteFile",
  method: "delete",
  path: "/portal/files/:id",
  access: "session",
  summary: "Remove an own upload that nothing uses yet",
  params: idParams,
  response: null,
  errors: ["file_used"],
})

export const getFileOriginal = defineRoute({
  id: "getFileOriginal",
  method: "get",
  path: "/portal/files/:id/original",
  access: "session",
  summary: "A file as it was uploaded, byte for byte, as a download",
  params: idParams,
  response: null,
  media: "application/octet-stream",
  etag: true,
  errors: [],
})

export const getFilePreview = defineRoute({
  id: "getFilePreview",
  method: "get",
  path: "/portal/files/:id/pages/:page/:size",
  access: "session",
  summary: "A page of a file as a picture",
  params: idParams.extend(filePageParamsSchema.shape),
  response: null,
  media: "image/webp",
  etag: true,
  errors: [],
})

/* For staff. */

export const uploadProjectFile = defineRoute({
  id: "uploadProjectFile",
  method: "post",
  path: "/admin/client-portal/projects/:id/files",
  access: "staff",
  summary: "Upload a file, streamed, to attach it to a message. Unused ones are removed after a day",
  params: idParams,
  query: uploadQuerySchema,
  upload: true,
  response: portalFileAnswerSchema,
  errors: UPLOAD_ERRORS,
})

export const getStaffFile = defineRoute({
  id: "getStaffFile",
  method: "get",
  path: "/admin/client-portal/files/:id",
  access: "staff",
  summary: "A file: how far its scan is, and what the artwork check found",
  params: idParams,
  response: portalFileAnswerSchema,
  errors: [],
})

export const deleteStaffFile = defineRoute({
  id: "deleteStaffFile",
  method: "delete",
  path: "/admin/client-portal/files/:id",
  access: "staff",
  summary: "Remove an own upload that nothing uses yet",
  params: idParams,
  response: null,
  errors: ["file_used"],
})

export const getStaffFileOriginal = defineRoute({
  id: "getStaffFileOriginal",
  method: "get",
  path: "/admin/client-portal/files/:id/original",
  access: "staff",
  summary: "A file as it was uploaded, byte for byte, as a download",
  params: idParams,
  response: null,
  media: "application/octet-stream",
  errors: [],
})

export const getStaffFilePreview = defineRoute({
  id: "getStaffFilePreview",
  method: "get",
  path: "/admin/client-portal/files/:id/pages/:page/:size",
  access: "staff",
  summary: "A page of a file as a picture",
  params: idParams.extend(filePageParamsSchema.shape),
  response: null,
  media: "image/webp",
  errors: [],
})

export const fileRoutes = [
  uploadFile,
  getFile,
  deleteFile,
  getFileOriginal,
  getFilePreview,
  uploadProjectFile,
  getStaffFile,
  deleteStaffFile,
  getStaffFileOriginal,
  getStaffFilePreview,
] as const
