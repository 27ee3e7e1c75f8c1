/** Why a server cannot be reached, as far as a browser lets a page know. */
import { asProblem, type Problem } from '../../shared/problem.ts'

/**
 * `blocked`: Chrome's Local Network Access asks people for permission before a page may talk to this computer; without
 * it a request fails like any other (https://developer.chrome.com/blog/local-network-access). `mixed`: Safari lets no
 * page that came by https talk to an http address, this computer's own included (https://bugs.webkit.org/171934).
 */
export type Trouble = 'no-server' | 'wrong-token' | 'blocked' | 'mixed' | 'other'

/** Chrome 142 has the first name; it was split in two later. */
const PERMISSIONS = ['local-network-access', 'loopback-network', 'local-network']

export async function troubleOf(
  error: unknown,
  origin = '',
): Promise<{ trouble: Trouble; problem: Problem }> {
  const problem = asProblem(error)
  if (problem.code === 'unauthorized') return { trouble: 'wrong-token', problem }
  if (problem.code !== 'unreachable') return { trouble: 'other', problem }
  const isMixed = origin.startsWith('http:') && globalThis.location?.protocol !== 'http:'
  if (isMixed && isSafari(navigator.userAgent)) return { trouble: 'mixed', problem }
  return { trouble: (await isBlocked()) ? 'blocked' : 'no-server', problem }
}

async function isBlocked(): Promise<boolean> {
  const states = await Promise.all(
    PERMISSIONS.map(async (name) => {
      try {
        // The DOM types do not know these names yet.
        return (await navigator.permissions.query({ name: name as PermissionName })).state
      } catch {
        return 'unknown'
      }
    }),
  )
  return states.includes('denied')
}

/** Every browser says Safari; the others say their own name too, Figma's desktop app that of Electron. */
export const isSafari = (agent: string): boolean =>
  /\bSafari\//.test(agent) && !/\b(Chrome|Chromium|Edg\w*|OPR|Electron|Figma)\//.test(agent)
