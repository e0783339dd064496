import { z } from "zod"
import {
  annotationAnswerSchema,
  commentAnnotationSchema,
  createAnnotationSchema,
  eraseRemarksSchema,
  resolveAnnotationSchema,
} from "../proof/annotation"
import { previewSizeSchema } from "../artwork"
import { proofPageSchema, proofRenderingSchema } from "../proof/page"
import {
  closeProofSchema,
  copyProofFileSchema,
  createProofSchema,
  overrideGateSchema,
  projectProofsSchema,
  proofAnswerSchema,
  requestWaiverSchema,
  sendProofSchema,
  updateProofSchema,
  updateVersionSchema,
  uploadedFileSchema,
  uploadFileQuerySchema,
} from "../proof/staff"
import { queryInteger } from "../common"
import { defineRoute, idParams } from "./define-route"

const fileParams = z.object({ id: idParams.shape.id, file_id: idParams.shape.id })
const pageParams = z.object({
  page: queryInteger(z.number().int().min(1)),
  size: previewSizeSchema,
})

/* For clients. */

export const getProof = defineRoute({
  id: "getProof",
  method: "get",
  path: "/portal/proofs/:id",
  access: "session",
  scope: "project",
  summary: "A proof with its sent versions, remarks and decisions",
  params: idParams,
  response: proofPageSchema,
  etag: true,
  errors: [],
})

export const getProofRendering = defineRoute({
  id: "getProofRendering",
  method: "get",
  path: "/portal/proofs/:id/rendering",
  access: "session",
  scope: "project",
  summary:
    "One rendering of the version that is asked about, with its nonce; decide with it at /portal/approvals/:id/decision",
  params: idParams,
  response: proofRenderingSchema,
  errors: [],
})

export const getProofPreview = defineRoute({
  id: "getProofPreview",
  method: "get",
  path: "/portal/proofs/:id/files/:file_id/pages/:page/:size",
  access: "session",
  scope: "project",
  summary: "A page of a file as a picture",
  params: fileParams.extend(pageParams.shape),
  response: null,
  media: "image/webp",
  etag: true,
  errors: [],
})

export const getProofOriginal = defineRoute({
  id: "getProofOriginal",
  method: "get",
  path: "/portal/proofs/:id/files/:file_id/original",
  access: "session",
  scope: "project",
  summary: "A file as it was uploaded, byte for byte, as a download",
  params: fileParams,
  response: null,
  media: "application/octet-stream",
  etag: true,
  errors: [],
})

export const createAnnotation = defineRoute({
  id: "createAnnotation",
  method: "post",
  path: "/portal/proofs/:id/annotations",
  access: "session",
  scope: "project",
  summary: "Remark on a place of a page. The same key is the same remark",
  params: idParams,
  body: createAnnotationSchema,
  response: annotationAnswerSchema,
  errors: ["decided", "closed", "version_replaced"],
})

export const commentAnnotation = defineRoute({
  id: "commentAnnotation",
  method: "post",
  path: "/portal/proof-annotations/:id/comments",
  access: "session",
  scope: "project",
  summary: "Reply to a remark. The same key is the same reply",
  params: idParams,
  body: commentAnnotationSchema,
  response: annotationAnswerSchema,
  errors: [],
})

export const deleteAnnotation = defineRoute({
  id: "deleteAnnotation",
  method: "delete",
  path: "/portal/proof-annotations/:id",
  access: "session",
  scope: "project",
  summary: "Take a remark of one's own back, while its version is undecided and nobody has replied",
  params: idParams,
  response: null,
  errors: ["not_allowed", "decided", "closed"],
})

/* For staff. */

export const getProjectProofs = defineRoute({
  id: "getProjectProofs",
  method: "get",
  path: "/admin/client-portal/projects/:id/proofs",
  access: "staff",
  summary: "The proofs of a project with versions, files, remarks, and what the production gate holds back",
  params: idParams,
  response: projectProofsSchema,
  etag: true,
  errors: [],
})

export const createProof = defineRoute({
  id: "createProof",
  method: "post",
  path: "/admin/client-portal/projects/:id/proofs",
  access: "staff",
  summary: "Add a proof for some lines, with a first draft version",
  params: idParams,
  body: createProofSchema,
  response: proofAnswerSchema,
  errors: ["not_allowed", "unknown_line"],
})

export const updateProof = defineRoute({
  id: "updateProof",
  method: "post",
  path: "/admin/client-portal/proofs/:id",
  access: "staff",
  summary: "Change title, lines or whether it is required. Title and lines stay while the client is asked",
  params: idParams,
  body: updateProofSchema,
  response: proofAnswerSchema,
  errors: ["not_allowed", "unknown_line"],
})

export const updateProofVersion = defineRoute({
  id: "updateProofVersion",
  method: "post",
  path: "/admin/client-portal/proofs/:id/draft",
  access: "staff",
  summary: "Change the draft version; begins a new one with the last spec card where the newest was sent",
  params: idParams,
  body: updateVersionSchema,
  response: proofAnswerSchema,
  errors: ["not_allowed"],
})

export const uploadProofFile = defineRoute({
  id: "uploadProofFile",
  method: "post",
  path: "/admin/client-portal/proofs/:id/files",
  access: "staff",
  summary: "Add a file to the draft version, streamed; begins a new version where the newest was sent",
  params: idParams,
  query: uploadFileQuerySchema,
  upload: true,
  response: uploadedFileSchema,
  errors: ["not_allowed", "file_too_large", "project_full", "file_empty", "file_incomplete", "file_name"],
})

export const copyProofFile = defineRoute({
  id: "copyProofFile",
  method: "post",
  path: "/admin/client-portal/proofs/:id/client-files",
  access: "staff",
  summary: "Copy a file that the client sent for the order into the draft version",
  params: idParams,
  body: copyProofFileSchema,
  response: uploadedFileSchema,
  errors: ["not_allowed", "project_full"],
})

export const uploadProofPreview = defineRoute({
  id: "uploadProofPreview",
  method: "post",
  path: "/admin/client-portal/proof-files/:id/preview",
  access: "staff",
  summary: "Add a picture (PNG, JPEG or WebP) that stands for a file without a preview",
  params: idParams,
  upload: true,
  response: uploadedFileSchema,
  errors: ["not_allowed", "file_too_large", "file_empty", "file_incomplete", "picture_unreadable"],
})

export const deleteProofFile = defineRoute({
  id: "deleteProofFile",
  method: "delete",
  path: "/admin/client-portal/proof-files/:id",
  access: "staff",
  summary: "Remove a file from a draft version",
  params: idParams,
  response: null,
  errors: ["not_allowed"],
})

export const getStaffProofPreview = defineRoute({
  id: "getStaffProofPreview",
  method: "get",
  path: "/admin/client-portal/proof-files/:id/pages/:page/:size",
  access: "staff",
  summary: "A page of a file as a picture",
  params: idParams.extend(pageParams.shape),
  response: null,
  media: "image/webp",
  errors: [],
})

export const getStaffProofOriginal = defineRoute({
  id: "getStaffProofOriginal",
  method: "get",
  path: "/admin/client-portal/proof-files/:id/original",
  access: "staff",
  summary: "A file as it was uploaded, byte for byte, as a download",
  params: idParams,
  response: null,
  media: "application/octet-stream",
  errors: [],
})

export const sendProof = defineRoute({
  id: "sendProof",
  method: "post",
  path: "/admin/client-portal/proofs/:id/send",
  access: "staff",
  summary:
    "Ask the client to decide on the newest version, a draft or one that was sent before. An open request is replaced",
  params: idParams,
  body: sendProofSchema,
  response: proofAnswerSchema,
  errors: ["not_allowed", "proof_empty", "proof_not_ready", "version_replaced", "conflict"],
})

export const requestWaiver = defineRoute({
  id: "requestWaiver",
  method: "post",
  path: "/admin/client-portal/proofs/:id/waiver",
  access: "staff",
  summary: "Ask the client to go without a proof, for an exact reprint of artwork that they approved",
  params: idParams,
  body: requestWaiverSchema,
  response: proofAnswerSchema,
  errors: ["not_allowed", "version_replaced", "conflict"],
})

export const closeProof = defineRoute({
  id: "closeProof",
  method: "post",
  path: "/admin/client-portal/proofs/:id/close",
  access: "staff",
  summary: "Close a proof for good: it holds nothing back any more, and an open request is withdrawn",
  params: idParams,
  body: closeProofSchema,
  response: proofAnswerSchema,
  errors: ["not_allowed"],
})

export const resolveAnnotation = defineRoute({
  id: "resolveAnnotation",
  method: "post",
  path: "/admin/client-portal/proof-annotations/:id/resolution",
  access: "staff",
  summary: "Mark a remark as done, answer it, or open it again",
  params: idParams,
  body: resolveAnnotationSchema,
  response: annotationAnswerSchema,
  errors: [],
})

export const replyToAnnotation = defineRoute({
  id: "replyToAnnotation",
  method: "post",
  path: "/admin/client-portal/proof-annotations/:id/comments",
  access: "staff",
  summary: "Reply to a remark. The same key is the same reply",
  params: idParams,
  body: commentAnnotationSchema,
  response: annotationAnswerSchema,
  errors: [],
})

export const eraseRemarks = defineRoute({
  id: "eraseRemarks",
  method: "post",
  path: "/admin/client-portal/proof-annotations/:id/erase",
  access: "staff",
  summary: "Erase all that the client who wrote a remark or reply wrote on the order's proofs, and record that",
  params: idParams,
  body: eraseRemarksSchema,
  response: z.object({ erased: z.boolean() }),
  errors: ["not_allowed"],
})

export const overrideGate = defineRoute({
  id: "overrideGate",
  method: "post",
  path: "/admin/client-portal/projects/:id/gate-override",
  access: "staff",
  summary: "Let the lines be fulfilled that proofs hold back now. The reason becomes evidence",
  params: idParams,
  body: overrideGateSchema,
  response: projectProofsSchema,
  errors: ["not_allowed"],
})

export const proofRoutes = [
  getProof,
  getProofRendering,
  getProofPreview,
  getProofOriginal,
  createAnnotation,
  commentAnnotation,
  deleteAnnotation,
  getProjectProofs,
  createProof,
  updateProof,
  updateProofVersion,
  uploadProofFile,
  copyProofFile,
  uploadProofPreview,
  deleteProofFile,
  getStaffProofPreview,
  getStaffProofOriginal,
  sendProof,
  requestWaiver,
  closeProof,
  resolveAnnotation,
  replyToAnnotation,
  eraseRemarks,
  overrideGate,
] as const
