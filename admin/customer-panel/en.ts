export const customer = {
  title: "Client portal",
  subtitle: "One link to everything of this customer's",
  missing: {
    no_email: "This customer has no e-mail address. Add one, and the account link is made by itself.",
    being_created: "The account link is being made…",
    not_yet: "This customer has no account link yet.",
  },
  revoked: "This customer's account link was revoked.",
  create: "Create link",
  projects: "Projects",
  noProjects: "No projects yet.",
}
