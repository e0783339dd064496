const TESTS = "(^|/)__tests__/|\\.spec\\.tsx?$"

const any = (...parts) => parts.join("|")

const PACKAGES = "(^|/)node_modules/"
const CONTRACTS = "^src/contracts/"
const MESSAGES = "^src/messages/"
const CLIENT = "^src/client/"
const LIB = "^src/lib/"
/** Typed access to the services of all modules, for everything above them. */
const SERVICES = "^src/lib/services\\.ts$"
const LIB_WITHOUT_SERVICES = "^src/lib/(?!services\\.ts$)"
/** One file each at the root of src: the host's options, and the names of events. */
const ROOT_FILES = "^src/(options|events)\\.ts$"
const MODULES = "^src/modules/"
/** What reads and acts across modules. */
const FEATURES =
  "^src/(workflows|notices|emails|automation-view|order-view|proof-view|invoice-view|invoice-list|project-page|project-list|account-view|engagement-view|staff-project|production-report|documents|thread-view|checklist-view|file-view|quote-request-view|shipping-view|action-queue)/"
const ADMIN = "^(src/)?admin/"
const PORTAL = "^storefront-portal/"

/** Files under `from` import Node's own modules and what `only` matches, nothing else. Tests may import anything. */
const layer = (name, comment, from, only) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: TESTS },
  to: { pathNot: only, dependencyTypesNot: ["core"] },
})

const SHARED = any(PACKAGES, CONTRACTS, MESSAGES, LIB, ROOT_FILES)

/**
 * Which way dependencies point:
 * api, subscribers, admin -> workflows, notices, read models -> modules -> lib, contracts.
 * Type imports count as well: they couple as much as others.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: "no-circular",
      comment:
        "The parts of a cycle cannot be tested or loaded one by one. Type imports are erased: a component may take its " +
        "props' type from the registry that lists it.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    layer(
      "contracts",
      "Contracts run in browsers: zod and each other.",
      CONTRACTS,
      any("(^|/)node_modules/zod/", CONTRACTS),
    ),
    layer("messages", "Catalogues and formats run in browsers.", MESSAGES, any(PACKAGES, CONTRACTS, MESSAGES)),
    layer("client", "The client runs anywhere.", CLIENT, any(CONTRACTS, CLIENT)),
    layer(
      "lib",
      "Helpers know no feature. Contracts and catalogues are the leaves.",
      LIB_WITHOUT_SERVICES,
      any(PACKAGES, CONTRACTS, MESSAGES, LIB_WITHOUT_SERVICES),
    ),
    layer("services", "Nothing but the modules' keys and types.", SERVICES, any(PACKAGES, MODULES)),
    layer(
      "modules",
      "A module owns its tables. It knows no other module and nothing above it: the outbox gets its jobs from a registry.",
      "^src/modules/([^/]+)/",
      any(PACKAGES, CONTRACTS, LIB_WITHOUT_SERVICES, "^src/options\\.ts$", "^src/modules/$1/"),
    ),
    layer(
      "providers",
      "The host loads a provider without the plugin's container.",
      "^src/providers/",
      any(PACKAGES, CONTRACTS, LIB_WITHOUT_SERVICES, "^src/providers/"),
    ),
    layer("features", "Workflows, notices and read models know no route.", FEATURES, any(SHARED, MODULES, FEATURES)),
    layer(
      "entry-points",
      "Routes, subscribers and commands stand on everything below them, and on no admin page.",
      "^src/(api|subscribers|scripts)/",
      any(SHARED, MODULES, FEATURES, "^src/(api|subscribers|scripts)/"),
    ),
    layer("admin", "The admin is a browser app.", ADMIN, any(PACKAGES, CONTRACTS, MESSAGES, CLIENT, ADMIN)),
    layer(
      "portal",
      "The portal is an app of its own that a shop deploys.",
      PORTAL,
      any(PACKAGES, CONTRACTS, MESSAGES, CLIENT, PORTAL),
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.next/|\\.medusa/|next-env\\.d\\.ts" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    // The portal's aliases: dependency-cruiser reads those of a tsconfig only where it has a baseUrl.
    webpackConfig: { fileName: "scripts/lib/import-aliases.cjs" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
}
