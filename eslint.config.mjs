import medusa from "@medusajs/eslint-plugin"
import tseslint from "typescript-eslint"

const medusaPlugin = medusa.default ?? medusa
/** Without the preset's own list of ignored folders: tests are code as well. */
const medusaRules = medusaPlugin.configs.recommended.filter((config) =>
  Object.keys(config).some((key) => key !== "ignores"),
)

export default tseslint.config(
  {
    ignores: [
      "**/node_modules/",
      "**/.next/",
      ".medusa/",
      "dist/",
      "coverage/",
      "bench/.results/",
      "storefront-portal/next-env.d.ts",
      "storefront-portal/public/assets/",
      "src/modules/**/migrations/",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  ...tseslint.configs.recommended,
  ...tseslint.configs.stylistic,
  ...medusaRules,
  {
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "object-shorthand": "error",
      "prefer-template": "error",
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/consistent-type-imports": "off",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/array-type": "off",
      "@typescript-eslint/no-empty-function": ["error", { allow: ["arrowFunctions"] }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // Ids of workflows and steps are global to a host; ours carry "portal", which exports and file names need not repeat.
      "@medusajs/step-id-kebab-case": "off",
      "@medusajs/workflow-id-matches-export-or-filename": "off",
      // The contracts are published and used by the portal and by hosts, where Medusa's re-export does not exist.
      "@medusajs/zod-import-source": "off",
      // Guesses from the number alone, and a shop sells things for 1250 dollars.
      "@medusajs/prices-in-major-units": "off",
    },
  },
  {
    // `super(...arguments)` is how Medusa's generated services are extended.
    files: ["src/modules/*/service.ts"],
    rules: { "prefer-rest-params": "off" },
  },
  {
    // A pure module such as a hash or a parser has no container to take a MedusaError's place from.
    files: [
      "src/lib/**",
      "src/contracts/**",
      "src/client/**",
      "src/messages/**",
      "src/emails/**",
      "src/providers/mailbox/viewer.ts",
    ],
    rules: { "@medusajs/use-medusa-error-not-generic-error": "off" },
  },
  {
    files: ["scripts/**", "bench/**"],
    rules: { "no-console": "off" },
  },
  {
    files: ["**/*.js", "**/*.cjs"],
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
  {
    files: [
      "**/*.spec.{ts,tsx}",
      "**/__tests__/**",
      "integration-tests/**",
      "scripts/**",
      "bench/**",
      "storefront-portal/**",
      "admin/**",
      "*.{js,mjs,ts}",
    ],
    rules: {
      "@medusajs/use-medusa-error-not-generic-error": "off",
      "@medusajs/service-methods-must-be-async": "off",
    },
  },
)
