/** kill -9 the embedded server at random moments, while runs are uploaded and measured. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Door } from './designer.ts'
import { type KillReport, killWhileWorking } from './killing.ts'
import { serverProcess } from './process.ts'

export async function killEmbedded(
  kills: number,
  framesPerRun: number,
  designers: number,
): Promise<KillReport> {
  const directory = await mkdtemp(join(tmpdir(), 'torture-'))
  const server = await serverProcess({ DATA_DIR: directory, LOG_LEVEL: 'error' })
  await server.start()
  const door: Door = {
    origin: () => server.origin,
    token: (await readFile(join(directory, 'token'), 'utf8')).trim(),
  }
  const report = await killWhileWorking({
    door,
    kills,
    framesPerRun,
    designers,
    async nextVictim() {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 2500))
      return server
    },
  })
  await server.stop()
  await rm(directory, { recursive: true, force: true })
  return report
}
