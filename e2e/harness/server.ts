/** The real server, on a free port and with data of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { freshDirectory } from '../../server/testing/fresh-directory.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const STARTS_WITHIN_MS = 60_000

export interface RunningServer {
  readonly origin: string
  /** With its token in the fragment, as a person gets it. */
  readonly address: string
  stop(): Promise<void>
  /** Kills it as a power cut would; `again` starts it on the same port, with the same data. */
  kill(): Promise<{ again(): Promise<RunningServer> }>
}

/** @param more Of the environment. */
export async function startServer(more: Record<string, string> = {}): Promise<RunningServer> {
  return await start(await freshDirectory(), 0, more)
}

async function start(data: string, port: number, more: Record<string, string>): Promise<RunningServer> {
  const { ANTHROPIC_API_KEY: _, DATABASE_URL: __, ...env } = process.env
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: { ...env, PORT: String(port), ...more, DATA_DIR: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const address = await addressOf(child)
  const gone = new Promise((resolve) => child.once('exit', resolve))
  return {
    address,
    origin: new URL(address).origin,
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGTERM')
        await gone
      }
      await rm(data, { recursive: true, force: true })
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
      return { again: async () => await start(data, Number(new URL(address).port), more) }
    },
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  let said = ''
  return await new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`the server did not start: ${said}`))
    }, STARTS_WITHIN_MS)
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const found = /https?:\/\/\S+\/#token=\S+/.exec(said)
      if (!found) return
      clearTimeout(late)
      resolve(found[0])
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`the server stopped with ${code}: ${said}`))
    })
  })
}
