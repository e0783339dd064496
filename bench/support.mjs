import path from "node:path"
import { ROOT, rootRequire } from "../scripts/lib/env.mjs"

/**
 * What the HTTP tests make orders with, so that the bench measures the same shop. It is TypeScript, and finds the app
 * through the environment.
 * @param {{ apiUrl: string, admin: { email: string, password: string } }} at
 */
export const loadSupport = ({ apiUrl, admin }) => {
  Object.assign(process.env, {
    TEST_API_URL: apiUrl,
    TEST_ADMIN_EMAIL: admin.email,
    TEST_ADMIN_PASSWORD: admin.password,
  })
  rootRequire("ts-node").register({ transpileOnly: true, project: path.join(ROOT, "tsconfig.json") })
  return { ...rootRequire("./integration-tests/support/api"), ...rootRequire("./integration-tests/support/orders") }
}
