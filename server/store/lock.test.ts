import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { lockDirectory } from './lock.ts'

it('keeps a second process out, and is free at once after kill -9', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'lock-'))
  const module = fileURLToPath(new URL('lock.ts', import.meta.url))
  const script = `import { lockDirectory } from ${JSON.stringify(module)}; await lockDirectory(${JSON.stringify(directory)}); console.log('locked'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  await expect(lockDirectory(directory)).rejects.toMatchObject({ code: 'data-in-use' })
  child.kill('SIGKILL')
  await once(child, 'exit')
  const unlock = await lockDirectory(directory)
  await expect(lockDirectory(directory)).rejects.toMatchObject({ code: 'data-in-use' })
  await unlock()
  await (
    await lockDirectory(directory)
  )()
})

it('of many that find the socket of a killed process at once, one gets in', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'lock-'))
  for (let round = 0; round < 10; round++) {
    // A socket that nobody listens to: what kill -9 leaves.
    const script = `require('net').createServer().listen(${JSON.stringify(join(directory, 'lock'))}, () => process.kill(process.pid, 'SIGKILL'))`
    await once(spawn(process.execPath, ['-e', script]), 'exit')
    const tries = await Promise.allSettled(Array.from({ length: 4 }, () => lockDirectory(directory)))
    const winners = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(winners).toHaveLength(1)
    await winners[0]?.()
  }
})
