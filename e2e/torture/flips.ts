/** One bit flipped in every stored file, one after the other: it is told, never handed out as whole. */
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asProblem } from '../../shared/problem.ts'
import { createBlobs } from '../../server/store/blobs.ts'
import { fileShelf } from '../../server/store/file-shelf.ts'
import { API } from '../../shared/api.ts'
import { oneRun } from './designer.ts'
import { serverProcess } from './process.ts'

export interface FlipReport {
  readonly files: number
  readonly told: number
  /** What a running server answered for a picture, a library and a token set with a flipped bit. */
  readonly answers: Readonly<Record<string, string>>
  readonly complaints: readonly string[]
}

export async function flips(): Promise<FlipReport> {
  const directory = await mkdtemp(join(tmpdir(), 'flips-'))
  const server = await serverProcess({ DATA_DIR: directory, LOG_LEVEL: 'silent' })
  const complaints: string[] = []
  const answers: Record<string, string> = {}
  try {
    await server.start()
    const token = (await readFile(join(directory, 'token'), 'utf8')).trim()
    const door = { origin: () => server.origin, token }
    const { run } = await oneRun(door, 4, 3)
    const again = await oneRun(door, 4, 6)
    const base = join(directory, 'blobs')
    const blobs = createBlobs(fileShelf(base))
    let [files, told] = [0, 0]
    const flip = async (key: string) => {
      const path = join(base, ...key.split(':'))
      const bytes = await readFile(path)
      const at = Math.floor(Math.random() * bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(Math.random() * 8))
      await writeFile(path, bytes)
    }
    const all = (await Array.fromAsync(blobs.list())).map(({ key }) => key)
    for (const key of all) {
      const path = join(base, ...key.split(':'))
      const before = await readFile(path)
      await flip(key)
      files++
      const code = await blobs.get(key).then(
        () => 'whole',
        (error: unknown) => asProblem(error).code,
      )
      if (code === 'blob-damaged') told++
      else complaints.push(`${key}: ${code}`)
      await writeFile(path, before)
    }
    // And by the server itself, which must go on.
    for (const key of (await readdir(join(base, `run_${run}`))).map((name) => `run_${run}:${name}`))
      await flip(key)
    const get = async (path: string) => {
      const answer = await fetch(`${server.origin}${API}${path}`, {
        headers: { authorization: `Bearer ${token}` },
      })
      return `${answer.status} ${/"code":"[^"]+"/.exec(await answer.text())?.[0] ?? ''}`.trim()
    }
    answers['a picture'] = await get(`/runs/${run}/frames/f0/image`)
    answers['a token set'] = await get(`/runs/${run}/tokens`)
    answers['another run'] = await get(`/runs/${again.run}/tokens`)
    if (answers['a picture'] !== '500 "code":"blob-damaged"')
      complaints.push(`a picture: ${answers['a picture']}`)
    if (answers['another run'] !== '200') complaints.push(`another run: ${answers['another run']}`)
    return { files, told, answers, complaints }
  } finally {
    await server.stop()
    await rm(directory, { recursive: true, force: true })
  }
}
