/** kill -9 a process that stores, rewrites and removes, at random lines of what it says; then everything is read. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createBlobs } from '../../server/store/blobs.ts'
import { fileShelf } from '../../server/store/file-shelf.ts'

const program = fileURLToPath(new URL('../../server/testing/putting.ts', import.meta.url))

interface RewriteReport {
  readonly kills: number
  readonly acknowledged: number
  readonly lying: number
  readonly complaints: readonly string[]
}

export async function killWhileRewriting(kills: number): Promise<RewriteReport> {
  const base = await mkdtemp(join(tmpdir(), 'rewrite-'))
  const said = new Map<string, string>()
  for (let n = 0; n < kills; n++) {
    const child = spawn(process.execPath, [program, base, String(n * 1000)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines = 1 + Math.floor(Math.random() * 12)
    let text = ''
    child.stdout.on('data', (part: Buffer) => {
      text += part.toString()
      if (text.split('\n').length > lines) child.kill('SIGKILL')
    })
    await once(child, 'close')
    // The last line may have been cut.
    for (const line of text.split('\n').slice(0, -1)) {
      const [word = '', key = ''] = line.split(' ')
      said.set(key, word)
    }
  }
  const complaints: string[] = []
  const blobs = createBlobs(fileShelf(base))
  const read = async (key: string): Promise<Uint8Array | null> =>
    blobs.get(key).catch((error: unknown) => {
      complaints.push(String(error))
      return null
    })
  for (const [key, word] of said)
    if (((await read(key)) !== null) !== (word === 'stored')) complaints.push(`${word}, but not so: ${key}`)
  let lying = 0
  for await (const { key } of blobs.list()) {
    lying++
    await read(key)
  }
  await rm(base, { recursive: true })
  return { kills, acknowledged: said.size, lying, complaints }
}
