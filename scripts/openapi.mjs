/**
 * Writes docs/openapi.json from src/contracts/routes. With --check it writes nothing and fails when the file on disk is
 * another: the document can then not drift from what the API takes and gives.
 */
import { readFile, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import path from "node:path"
import { fileURLToPath } from "node:url"

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")
const file = path.join(root, "docs/openapi.json")
const require = createRequire(import.meta.url)

require("ts-node").register({
  transpileOnly: true,
  cwd: root,
  compilerOptions: { module: "CommonJS", moduleResolution: "Node10" },
})
const { z } = require("zod")
const prettier = require("prettier")
const { routes } = require("../src/contracts/routes/index.ts")
const { errorsOf, statusOf, UPLOAD_MEDIA } = require("../src/contracts/routes/define-route.ts")
const { ERROR_STATUS, errorSchema } = require("../src/contracts/errors.ts")
const contracts = require("../src/contracts/index.ts")
const { version, description } = require("../package.json")

const named = z.registry()
for (const [name, schema] of Object.entries(contracts)) {
  if (schema instanceof z.ZodType && name.endsWith("Schema")) named.add(schema, { id: name.replace(/Schema$/, "") })
}

const schemas = {}

/** A named contract becomes one component; what a client may leave out makes the input another shape than the output. */
const schemaOf = (schema, io) => {
  const rename = (name) => (io === "input" ? `${name}Input` : name)
  const refs = (json) =>
    JSON.parse(
      JSON.stringify(json).replace(/"#\/\$defs\/(\w+)"/g, (_, name) => `"#/components/schemas/${rename(name)}"`),
    )
  const {
    $schema: _,
    $defs = {},
    id,
    ...json
  } = z.toJSONSchema(schema, { io, metadata: named, unrepresentable: "any" })
  for (const [name, { id: __, ...definition }] of Object.entries($defs)) schemas[rename(name)] = refs(definition)
  if (!id) return refs(json)
  schemas[rename(id)] = refs(json)
  return { $ref: `#/components/schemas/${rename(id)}` }
}

const SECURITY = { public: [], session: [{ session: [] }], staff: [{ staff: [] }] }

/** Medusa's own authentication answers for staff routes, and names no code. */
const medusaRefusal = z.object({ message: z.string() })

const errorBody = (route, status) => {
  if (status === 401 && route.access === "staff") return medusaRefusal
  return status === 409 && route.conflict ? route.conflict : errorSchema
}

const errorResponses = (route) => {
  const all = errorsOf(route)
  const answer = (status) => ({
    description: all
      .filter((code) => ERROR_STATUS[code] === status)
      .map((code) => `\`${code}\``)
      .join(", "),
    content: { "application/json": { schema: schemaOf(errorBody(route, status), "output") } },
  })
  return Object.fromEntries(all.map((code) => [ERROR_STATUS[code], answer(ERROR_STATUS[code])]))
}

const contentOf = ({ response, media }) => {
  if (media) return { content: { [media]: { schema: { type: "string", format: "binary" } } } }
  return response ? { content: { "application/json": { schema: schemaOf(response, "output") } } } : {}
}

const parametersOf = (schema, where) =>
  Object.entries(schema?.shape ?? {}).map(([name, parameter]) => ({
    name,
    in: where,
    required: where === "path",
    schema: schemaOf(parameter, "input"),
  }))

const requestBody = ({ body, upload }) => {
  if (upload) return { required: true, content: { [UPLOAD_MEDIA]: { schema: { type: "string", format: "binary" } } } }
  return body ? { required: true, content: { "application/json": { schema: schemaOf(body, "input") } } } : null
}

const operation = (route) => ({
  summary: route.summary,
  operationId: route.id,
  security: SECURITY[route.access],
  parameters: [...parametersOf(route.params, "path"), ...parametersOf(route.query, "query")],
  ...(requestBody(route) ? { requestBody: requestBody(route) } : {}),
  responses: {
    [statusOf(route)]: { description: "Success", ...contentOf(route) },
    ...(route.etag ? { 304: { description: "Not modified" } } : {}),
    ...errorResponses(route),
  },
})

const paths = {}
for (const route of routes) {
  const at = route.path.replace(/:(\w+)/g, "{$1}")
  paths[at] = { ...paths[at], [route.method]: operation(route) }
}

const document = {
  openapi: "3.1.0",
  info: { title: "Client portal", version, description, license: { name: "MIT", identifier: "MIT" } },
  components: {
    schemas: Object.fromEntries(Object.entries(schemas).sort(([one], [other]) => (one < other ? -1 : 1))),
    securitySchemes: {
      session: { type: "http", scheme: "bearer", description: "The `session` of POST /portal/session" },
      staff: {
        type: "http",
        scheme: "bearer",
        description: "A Medusa admin user's token; the session cookie works too",
      },
    },
  },
  paths,
}

const text = await prettier.format(JSON.stringify(document), { parser: "json" })
if (!process.argv.includes("--check")) {
  await writeFile(file, text)
  console.log(`docs/openapi.json: ${routes.length} routes`)
} else if ((await readFile(file, "utf8").catch(() => "")) !== text) {
  console.error("docs/openapi.json is not what the contracts say. Run: npm run openapi")
  process.exit(1)
}
