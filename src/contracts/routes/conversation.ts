import {
  markReadSchema,
  savedRepliesSchema,
  savedReplySchema,
  saveReplySchema,
  sendMessageSchema,
  sendStaffMessageSchema,
  unreadSchema,
} from "../conversation/message"
import {
  staffThreadAnswerSchema,
  staffThreadSchema,
  threadAnswerSchema,
  threadQuerySchema,
  threadSchema,
} from "../conversation/thread"
import { defineRoute, idParams } from "./define-route"

export const getConversation = defineRoute({
  id: "getConversation",
  method: "get",
  path: "/portal/conversation",
  access: "session",
  scope: "project",
  summary: "A page of the order's thread, newest first",
  query: threadQuerySchema,
  response: threadSchema,
  etag: true,
  errors: [],
})

export const sendMessage = defineRoute({
  id: "sendMessage",
  method: "post",
  path: "/portal/messages",
  access: "session",
  scope: "project",
  summary: "Write to the shop. The same key is the same message",
  body: sendMessageSchema,
  response: threadAnswerSchema,
  errors: ["not_found", "file_used", "file_refused"],
})

export const markConversationRead = defineRoute({
  id: "markConversationRead",
  method: "post",
  path: "/portal/conversation/read",
  access: "session",
  scope: "project",
  summary: "Mark the thread as read up to a message",
  body: markReadSchema,
  response: unreadSchema,
  errors: ["not_found"],
})

/* For staff. */

export const getProjectConversation = defineRoute({
  id: "getProjectConversation",
  method: "get",
  path: "/admin/client-portal/projects/:id/conversation",
  access: "staff",
  summary: "A page of a project's thread with internal notes, newest first",
  params: idParams,
  query: threadQuerySchema,
  response: staffThreadSchema,
  etag: true,
  errors: [],
})

export const sendStaffMessage = defineRoute({
  id: "sendStaffMessage",
  method: "post",
  path: "/admin/client-portal/projects/:id/messages",
  access: "staff",
  summary: "Write to the client, or an internal note. The same key is the same message",
  params: idParams,
  body: sendStaffMessageSchema,
  response: staffThreadAnswerSchema,
  errors: ["file_used", "file_refused"],
})

export const markProjectConversationRead = defineRoute({
  id: "markProjectConversationRead",
  method: "post",
  path: "/admin/client-portal/projects/:id/conversation/read",
  access: "staff",
  summary: "Mark a project's thread as read up to a message",
  params: idParams,
  body: markReadSchema,
  response: unreadSchema,
  errors: [],
})

export const markProjectConversationAnswered = defineRoute({
  id: "markProjectConversationAnswered",
  method: "post",
  path: "/admin/client-portal/projects/:id/conversation/answered",
  access: "staff",
  summary: "The messages up to this one need no reply (any more)",
  params: idParams,
  body: markReadSchema,
  response: null,
  errors: [],
})

export const listSavedReplies = defineRoute({
  id: "listSavedReplies",
  method: "get",
  path: "/admin/client-portal/saved-replies",
  access: "staff",
  summary: "Words that staff send often",
  response: savedRepliesSchema,
  errors: [],
})

export const createSavedReply = defineRoute({
  id: "createSavedReply",
  method: "post",
  path: "/admin/client-portal/saved-replies",
  access: "staff",
  summary: "Save a reply for all staff",
  body: saveReplySchema,
  response: savedReplySchema,
  errors: ["conflict"],
})

export const updateSavedReply = defineRoute({
  id: "updateSavedReply",
  method: "post",
  path: "/admin/client-portal/saved-replies/:id",
  access: "staff",
  summary: "Change a saved reply",
  params: idParams,
  body: saveReplySchema,
  response: savedReplySchema,
  errors: ["conflict"],
})

export const deleteSavedReply = defineRoute({
  id: "deleteSavedReply",
  method: "delete",
  path: "/admin/client-portal/saved-replies/:id",
  access: "staff",
  summary: "Delete a saved reply",
  params: idParams,
  response: null,
  errors: [],
})

export const conversationRoutes = [
  getConversation,
  sendMessage,
  markConversationRead,
  getProjectConversation,
  sendStaffMessage,
  markProjectConversationRead,
  markProjectConversationAnswered,
  listSavedReplies,
  createSavedReply,
  updateSavedReply,
  deleteSavedReply,
] as const
