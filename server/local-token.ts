/** The token of this machine: made once, kept where only its owner can read it. */
import { randomBytes } from 'node:crypto'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export async function localToken(directory: string): Promise<string> {
  const file = join(directory, 'token')
  const known = await readFile(file, 'utf8').catch(() => '')
  if (/^[\w-]{32,}$/.test(known.trim())) {
    await chmod(file, 0o600)
    return known.trim()
  }
  const token = randomBytes(24).toString('base64url')
  await writeFile(file, `${token}\n`, { mode: 0o600 })
  await chmod(file, 0o600)
  return token
}
