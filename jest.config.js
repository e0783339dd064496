const SUITES = {
  unit: {
    testMatch: [
      "src/**/*.spec.ts",
      "src/**/*.spec.tsx",
      "admin/**/*.spec.ts?(x)",
      "storefront-portal/{app,browser,components,lib}/**/*.spec.ts?(x)",
      "scripts/**/*.spec.mjs",
      "integration-tests/support/**/*.spec.ts",
    ],
    // They run beside the other suites, and some start a process of their own.
    testTimeout: 180_000,
    setupFilesAfterEnv: ["<rootDir>/integration-tests/support/component-queries.js"],
  },
  // Medusa's module runner leaves timers behind that would keep jest waiting for ever.
  modules: { testMatch: ["integration-tests/modules/**/*.spec.ts"], testTimeout: 600_000, forceExit: true },
  http: { testMatch: ["integration-tests/http/**/*.spec.ts"], testTimeout: 480_000 },
  workflows: { testMatch: ["integration-tests/workflows/**/*.spec.ts"], testTimeout: 300_000 },
  portal: { testMatch: ["integration-tests/portal/**/*.spec.ts"], testTimeout: 300_000 },
  packed: { testMatch: ["integration-tests/packed/**/*.spec.ts"], testTimeout: 1_200_000 },
  demo: { testMatch: ["integration-tests/demo/**/*.spec.ts"], testTimeout: 1_200_000 },
}

const suite = SUITES[process.env.TEST_TYPE ?? "unit"]
if (!suite) throw new Error(`TEST_TYPE must be one of ${Object.keys(SUITES).join(", ")}`)

/** Samples of full size take hours where CI's take a minute. */
const FULL_TIMEOUT = 6 * 3_600_000

const swc = {
  jsc: {
    target: "es2022",
    parser: { syntax: "typescript", tsx: true, decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: "automatic" } },
  },
  module: { type: "commonjs" },
  sourceMaps: "inline",
}

module.exports = {
  rootDir: __dirname,
  testEnvironment: "node",
  testMatch: suite.testMatch.map((pattern) => `<rootDir>/${pattern}`),
  testTimeout: process.env.FULL === "1" ? FULL_TIMEOUT : suite.testTimeout,
  forceExit: suite.forceExit ?? false,
  setupFilesAfterEnv: suite.setupFilesAfterEnv ?? [],
  // Put in by the dashboard's bundler (admin/globals.d.ts).
  globals: { __BACKEND_URL__: "http://shop.test", __AUTH_TYPE__: "session", __JWT_TOKEN_STORAGE_KEY__: "" },
  transform: { "^.+\\.(t|j)sx?$": ["@swc/jest", swc] },
  transformIgnorePatterns: ["/node_modules/"],
  moduleNameMapper: {
    // Sources name the compiled file in dynamic imports, as Node16 resolution asks; here there is only the source.
    "^(\\.{1,2}/(?!.*node_modules).*)\\.js$": ["$1", "$1.js"],
    "^@client/(.*)$": "<rootDir>/src/client/$1",
    "^@contracts/(.*)$": "<rootDir>/src/contracts/$1",
    "^@messages/(.*)$": "<rootDir>/src/messages/$1",
    "^@/(.*)$": "<rootDir>/storefront-portal/$1",
    "^server-only$": "<rootDir>/integration-tests/support/empty-module.js",
  },
  modulePathIgnorePatterns: ["<rootDir>/\\.medusa/", "<rootDir>/storefront-portal/\\.next/"],
}
