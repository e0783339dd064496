export const customer = {
  title: "Client portal",
  subtitle: "The customer's account link and projects",
  missing: {
    no_email: "This customer has no email address. Add one and the account link is created automatically.",
    being_created: "The account link is being created…",
    not_yet: "This customer has no account link yet.",
  },
  revoked: "This customer's account link was revoked.",
  create: "Create link",
  projects: "Projects",
  noProjects: "No projects yet.",
}
