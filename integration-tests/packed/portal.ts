import { cp, mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { answering, command, hostEnv, npm, serve, type Server, stop } from "../support/command"
import { testEnv } from "../support/env"
import { type BareHost, SHARED_SECRET } from "./host"

/** The portal as a shop gets it: copied out of the installed package, as its README says. */
export class PackedPortal {
  private server: Server | null = null

  private constructor(private readonly folder: string) {}

  static async copyOutOf(host: BareHost): Promise<PackedPortal> {
    const portal = new PackedPortal(await mkdtemp(path.join(os.tmpdir(), "client-portal-portal-")))
    const installed = path.join(host.folder, "node_modules/medusa-plugin-client-portal")
    await cp(installed, portal.folder, { recursive: true, dereference: true })
    return portal
  }

  private get app(): string {
    return path.join(this.folder, "storefront-portal")
  }

  async build(): Promise<void> {
    await command(npm, ["ci", "--prefer-offline", "--no-audit", "--no-fund"], { cwd: this.app })
    await command(npm, ["run", "build"], { cwd: this.app })
  }

  async start(host: BareHost): Promise<void> {
    const server = path.join(this.app, ".next/standalone/storefront-portal/server.js")
    const { hostname, port, origin } = new URL(host.portalUrl)
    this.server = serve(process.execPath, [server], {
      cwd: this.app,
      env: hostEnv({
        HOSTNAME: hostname,
        PORT: port,
        PORTAL_API_URL: host.url,
        PORTAL_PUBLIC_URL: origin,
        PORTAL_SHARED_SECRET: SHARED_SECRET,
      }),
      log: path.join(testEnv("TEST_LOG_DIR"), "packed-portal.log"),
    })
    await answering(this.server, `${host.portalUrl}/robots.txt`, "the portal")
  }

  async remove(): Promise<void> {
    if (this.server) await stop(this.server)
    await rm(this.folder, { recursive: true, force: true })
  }
}
