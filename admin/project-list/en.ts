export const projectList = {
  title: "Client portal",
  subtitle: "Where every project stands, what moved last first",
  project: "Project",
  status: "Status",
  stage: "Stage",
  inHands: "In hands",
  lastOpened: "Last opened",
  never: "Not yet",
}
