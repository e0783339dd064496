import { ORDER_SUBJECT } from "../../contracts"
import type { SubjectNotice, SubjectWords } from "../subject-notice"

export const orderWords: SubjectWords = {
  requested: ({ project, version, amount, by }, { t }) => ({
    subject: t("approval.subject", { project: project.name, version }),
    preheader: t("approval.preheader", { has_amount: amount === null ? "no" : "yes", amount: amount ?? "", version }),
    title: t("approval.title", { project: project.name }),
    intro:
      by === null ? t("approval.intro", { kind: project.kind }) : t("approval.intro_by", { by, kind: project.kind }),
    what: t("approval.what"),
    action: t("approval.action"),
  }),
  decided: ({ project, version, kind }, { t }) => ({
    subject: t(`decision.${kind}.client.subject`, { project: project.name, version }),
    title: t(`decision.${kind}.client.title`, { project: project.name }),
    intro: t(`decision.${kind}.client.intro`),
  }),
  decidedForStaff: ({ project, version, amount, kind, who }, { t }) => ({
    subject: t(`decision.${kind}.staff.subject`, {
      who,
      project: project.name,
      has_amount: amount === null ? "no" : "yes",
      amount: amount ?? "",
    }),
    title: t(`decision.${kind}.staff.title`, { who, project: project.name }),
    intro: t("decision.staff.intro", { version }),
  }),
  facts: () => [],
}

/** An order's version: signed on a page of its own, and kept on the project's. */
export const orderNotice: SubjectNotice = {
  type: ORDER_SUBJECT,
  requestPage: ({ request_id }) => `review/${request_id}`,
  decisionPage: () => null,
  staffTab: "quote",
  words: () => Promise.resolve(orderWords),
}
