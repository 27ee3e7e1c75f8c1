/** What people paste to connect: the whole address that the server printed, or only the token. */
import type { Server } from '../client/http.ts'

export function serverFrom(pasted: string, origin: string): Server | null {
  const text = pasted.trim()
  if (text === '') return null
  if (!/^https?:\/\//i.test(text))
    return /\s/.test(text) ? null : { origin, token: text.replace(/^#?token=/, '') }
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const token = new URLSearchParams(url.hash.slice(1)).get('token')
  return token ? { origin: url.origin, token } : null
}
